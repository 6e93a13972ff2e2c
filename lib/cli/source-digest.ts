import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Folders and files a build is made of. Tests are left out: changing one does not change the product. */
const folders = ["app", "components", "db", "lib", "public"];
const files = [
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const ignored = /(^|\/)(\.[^/]*|node_modules|.*\.(test|bench)\.tsx?|.*\.tsbuildinfo)$/;

/** SHA-256 over name and content of every source, in code point order of the names; the same on every machine. */
export function sourceDigest(root: string): string {
  const digest = createHash("sha256");
  for (const name of listSources(root)) {
    const content = fs.readFileSync(path.join(root, name));
    digest.update(`${name}\0${content.length}\0`);
    digest.update(content);
  }
  return digest.digest("hex");
}

/** The sources with `/` between folders, sorted. */
export function listSources(root: string): string[] {
  const found = files.filter((name) => fs.existsSync(path.join(root, name)));
  for (const folder of folders) collect(root, folder, found);
  return found.sort();
}

function collect(root: string, folder: string, found: string[]): void {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return;
  for (const entry of fs.readdirSync(absolute, { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (ignored.test(name)) continue;
    if (entry.isDirectory()) collect(root, name, found);
    else if (entry.isFile()) found.push(name);
  }
}
