import { describe, expect, it } from "vitest";
import { z } from "zod";
import { freeText } from "./free-text";

function issuesOf(text: unknown, max = 100) {
  const result = z.object({ note: freeText(max) }).safeParse({ note: text });
  return result.success ? [] : result.error.issues;
}

describe("freeText", () => {
  it("trims and writes line ends one way", () => {
    expect(freeText(20).parse("  一\r\n二\r三\n ")).toBe("一\n二\n三");
  });

  it("counts after trimming", () => {
    expect(freeText(2).safeParse(" 医院 ").success).toBe(true);
    expect(issuesOf("医院部", 2)).toMatchObject([{ code: "too_big", maximum: 2, path: ["note"] }]);
  });

  it.each([
    ["NUL", "a\0b", "text.controlCharacter"],
    ["a vertical tab", "a\u000bb", "text.controlCharacter"],
    ["a C1 control", "a\u0085b", "text.controlCharacter"],
    ["a reversed reading direction", "a\u202eb", "text.controlCharacter"],
    ["half a character", "a\ud83d", "text.loneSurrogate"],
    ["an identity number", "患者 11010519491231002X", "personalData.idNumber"],
    ["a mobile number", "电话13800138000", "personalData.mobile"],
    ["a bank card", "4111 1111 1111 1111", "personalData.bankCard"],
    ["a record number", "住院号0012345", "personalData.medicalRecord"],
  ])("refuses %s", (_name, text, code) => {
    expect(issuesOf(text)).toMatchObject([
      { code: "custom", path: ["note"], message: code, params: { code } },
    ]);
  });

  it("says of a far too long text only that, whatever stands in it", () => {
    expect(issuesOf("13812345678 ".repeat(20_000))).toMatchObject([{ code: "too_big", maximum: 100 }]);
  });

  it("says where, and repeats no part of the text", () => {
    const [issue] = issuesOf(" 患者 11010519491231002X");
    expect(issue).toMatchObject({ params: { index: 3, length: 18 } });
    expect(JSON.stringify(issue)).not.toContain("1949");
  });

  it("lets tab, line feed, emoji and other scripts pass", () => {
    const text = "一\t二\n😀 ᠮᠣᠩᠭᠣᠯ བོད";
    expect(freeText(100).parse(text)).toBe(text);
  });

  it("is a string in JSON Schema and can be narrowed further", () => {
    expect(z.toJSONSchema(freeText(10).min(2))).toMatchObject({
      type: "string",
      minLength: 2,
      maxLength: 10,
    });
  });

  it("refuses what is no string", () => {
    expect(issuesOf(12)).toMatchObject([{ code: "invalid_type" }]);
  });
});
