import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addCompileHints, compileHint } from "./compile-hint";

let folder = "";
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "compile-hint-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
const read = (name: string) => fs.readFileSync(path.join(folder, name), "utf8");

it("heads the scripts every page starts with, once, and no other", () => {
  write(
    "build-manifest.json",
    JSON.stringify({ rootMainFiles: ["react.js", "next.js"], polyfillFiles: ["old.js"] }),
  );
  for (const name of ["react.js", "next.js", "old.js", "page.js"]) write(name, `run("${name}");\n`);
  addCompileHints(folder);
  addCompileHints(folder);
  expect(read("react.js")).toBe(`${compileHint}run("react.js");\n`);
  expect(read("next.js")).toBe(`${compileHint}run("next.js");\n`);
  expect([read("old.js"), read("page.js")]).toEqual(['run("old.js");\n', 'run("page.js");\n']);
});

it("says so when a build names its scripts in another way", () => {
  write("build-manifest.json", JSON.stringify({ pages: {} }));
  expect(() => addCompileHints(folder)).toThrow(/rootMainFiles/);
});
