import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listSources, sourceDigest } from "./source-digest";

describe("the digest of the sources", () => {
  let root = "";
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "portal-digest-"));
    write("app/page.tsx", "page");
    write("lib/a.ts", "a");
    write("package-lock.json", "{}");
  });
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  it("changes with content, name, addition and removal", () => {
    const seen = new Set([sourceDigest(root)]);
    write("lib/a.ts", "b");
    seen.add(sourceDigest(root));
    fs.renameSync(path.join(root, "lib/a.ts"), path.join(root, "lib/b.ts"));
    seen.add(sourceDigest(root));
    write("proxy.ts", "");
    seen.add(sourceDigest(root));
    fs.rmSync(path.join(root, "app/page.tsx"));
    seen.add(sourceDigest(root));
    expect(seen.size).toBe(5);
  });

  it("tells a moved border between two files from the same text", () => {
    write("lib/a.ts", "ab");
    write("lib/b.ts", "c");
    const before = sourceDigest(root);
    write("lib/a.ts", "a");
    write("lib/b.ts", "bc");
    expect(sourceDigest(root)).not.toBe(before);
  });

  it("does not change with tests, hidden files, or what lies outside the product", () => {
    const before = sourceDigest(root);
    for (const name of [
      "lib/a.test.ts",
      "lib/a.int.test.ts",
      "app/x.test.tsx",
      "lib/.DS_Store",
      "README.md",
      "e2e/a.ts",
    ]) {
      write(name, "x");
    }
    expect(sourceDigest(root)).toBe(before);
    expect(listSources(root)).toEqual(["app/page.tsx", "lib/a.ts", "package-lock.json"]);
  });

  it("covers the sources of this project", () => {
    const names = listSources(path.resolve(import.meta.dirname, "../.."));
    expect(names).toContain("lib/cli/source-digest.ts");
    expect(names).toContain("db/values.ts");
    expect(names).toContain("package-lock.json");
    expect(names.length).toBeGreaterThan(100);
  });
});
