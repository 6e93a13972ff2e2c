import { describe, expect, it } from "vitest";
import { displayWidth, tableLines, terminalLanguage } from "./words";

describe("the language of a terminal", () => {
  it("is Chinese only where the environment says so", () => {
    expect(terminalLanguage({ LANG: "zh_CN.UTF-8" })).toBe("zh");
    expect(terminalLanguage({ LANG: "en_US.UTF-8" })).toBe("en");
    expect(terminalLanguage({})).toBe("en");
    expect(terminalLanguage({ LC_ALL: "C.UTF-8", LANG: "zh_CN.UTF-8" })).toBe("en");
    expect(terminalLanguage({ LC_ALL: "", LANG: "zh_CN.UTF-8" })).toBe("zh");
  });
});

describe("a table in a terminal", () => {
  it("counts a Chinese character as two columns", () => {
    expect(displayWidth("账号 ID")).toBe(7);
    expect(displayWidth("（质量）")).toBe(8);
  });

  it("aligns columns over both scripts and leaves no trailing space", () => {
    const lines = tableLines([
      ["账号", "姓名", "x"],
      ["it@demo.example", "A", ""],
    ]);
    expect(lines).toEqual([`账号${" ".repeat(11)}  姓名  x`, "it@demo.example  A"]);
  });
});
