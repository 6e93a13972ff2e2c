import fs from "node:fs";
import path from "node:path";

/** One of our own source files; `path` counts from the project's folder. */
export type Source = { path: string; text: string };
/** An import of a file of ours: where it leads without extension, and whether it vanishes when types are stripped. */
export type Import = { from: string; to: string; isType: boolean };

const root = path.resolve(import.meta.dirname, "../..");
const folders = ["app", "components", "lib", "db", "e2e"];

/** Every TypeScript and SQL file of the five folders. */
export function readSources(): Source[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(tsx?|mjs|sql)$/.test(name))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .map((file) => ({ path: file, text: fs.readFileSync(path.join(root, file), "utf8") })),
  );
}

/** Comments blanked out, strings kept. Good enough for our own code, where no regular expression holds a quote and `//`. */
export function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (_, kept: string | undefined) => kept ?? " ",
  );
}

const statement =
  /(?:^|[\s;])(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

/** Static, type, side-effect, re-exporting and dynamic imports of our own files; packages are left out. */
export function importsOf({ path: from, text }: Source): Import[] {
  if (from.endsWith(".sql")) return [];
  return [...withoutComments(text).matchAll(statement)].flatMap((match) => {
    const target = match[3] ?? match[4] ?? "";
    const isOurs = target.startsWith("@/") || target.startsWith(".");
    if (!isOurs) return [];
    const joined = target.startsWith("@/")
      ? target.slice(2)
      : path.posix.join(path.posix.dirname(from), target);
    return [{ from, to: joined.replace(/\.(tsx?|mjs)$/, ""), isType: match[2] !== undefined }];
  });
}

export const isTest = (file: string) =>
  /\.(test|spec|bench)\.tsx?$/.test(file) ||
  file.startsWith("lib/testing/") ||
  file === "db/test-database.ts";
export const isServerFile = ({ text }: Source) => text.startsWith('import "server-only";');
