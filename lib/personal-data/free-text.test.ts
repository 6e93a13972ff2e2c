import { describe, expect, it } from "vitest";
import { z } from "zod";
import { freeText, lineText, withoutPersonalData } from "./free-text";

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
    expect(issuesOf("\u200b".repeat(101))).toMatchObject([{ code: "too_big" }]);
  });

  it.each([
    ["zero-width spaces", "\u200b\u200b"],
    ["a zero-width space inside a word", "张\u200b三"],
    ["a Hangul filler", "\u3164"],
    ["a half-width Hangul filler", "\uffa0"],
    ["a leading jamo filler", "\u115f"],
    ["a vowel jamo filler", "\u1160"],
    ["a Braille blank", "\u2800"],
    ["an Arabic letter mark", "\u061c"],
    ["a grapheme joiner", "a\u034fb"],
    ["a soft hyphen", "a\u00adb"],
    ["a word joiner", "a\u2060b"],
    ["a tag character", "a\u{e0041}b"],
    ["a variation selector on nothing", "\ufe0f\ufe0f"],
    ["a variation selector on a space", "a \ufe0f"],
    ["a second variation selector", "字\u{e0100}\u{e0100}"],
  ])("refuses %s, which nobody sees", (_name, text) => {
    expect(issuesOf(text)).toMatchObject([{ params: { code: "text.controlCharacter" } }]);
  });

  it("lets a variation selector choose the form of the character before it", () => {
    for (const text of ["❤\ufe0f", "葛\u{e0100}城", "ᠭ\u180bᠠ"]) expect(freeText(100).parse(text)).toBe(text);
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

describe("lineText", () => {
  it("is one line: what would break a list or a file at a name is a space", () => {
    expect(lineText(20).parse(" 影像科\r\n#end \t 推理平台\n")).toBe("影像科 #end 推理平台");
    expect(lineText(20).safeParse("\u200b").success).toBe(false);
    expect(z.toJSONSchema(lineText(20))).toMatchObject({ type: "string", maxLength: 20 });
  });
});

describe("withoutPersonalData", () => {
  const address = z.email().max(30).check(withoutPersonalData);

  it("refuses a number of a person inside text that has a grammar of its own", () => {
    const result = address.safeParse("13812345678@163.com");
    expect(result.error?.issues).toMatchObject([{ params: { code: "personalData.mobile" } }]);
    expect(address.safeParse("info@hospital.example").success).toBe(true);
  });

  it("leaves alone what is refused already", () => {
    const result = address.safeParse(`13812345678@${"a".repeat(30)}.example`);
    expect(result.error?.issues).toMatchObject([{ code: "too_big" }]);
  });

  it("keeps the type in JSON Schema", () => {
    expect(z.toJSONSchema(address, { io: "input" })).toMatchObject({ type: "string", format: "email" });
  });
});
