import { describe, expect, it } from "vitest";
import { assertDraftContent } from "./draft-content";
import { draftForm } from "./schema";

function refusalOf(content: unknown): unknown {
  try {
    assertDraftContent(content as Record<string, unknown>);
    return null;
  } catch (error) {
    return error;
  }
}

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}

const round: Record<string, unknown> = {};
round.self = round;
/** A request can hold one list of empty lists ten thousand times over in a few bytes. */
const row = Array.from({ length: 10_000 }, () => []);
const shared = Array.from({ length: 10_000 }, () => row);

describe("assertDraftContent", () => {
  it("lets what a form holds pass, with fields that are not there yet", () => {
    const content = {
      name: "平台",
      size: 7.5,
      isFast: false,
      none: null,
      later: undefined,
      rows: [{ a: ["b"] }],
    };
    expect(refusalOf(content)).toBeNull();
  });

  it.each([
    ["text", { note: "电话13800138000" }],
    ["a number", { size: 13_800_138_000 }],
    ["a number deep inside", { rows: [{ note: [13_800_138_000] }] }],
    ["a key", { "13800138000": "电话" }],
    ["a key deep inside", { rows: [{ "11010519491231002X": null }] }],
  ])("refuses personal data as %s", (_, content) => {
    expect(refusalOf(content)).toMatchObject({ code: "input.personal-data" });
  });

  it.each([
    ["NUL in a value", { note: "a\0b" }],
    ["NUL in a key", { "a\0b": 1 }],
    ["half a character in a value", { note: "a\ud83d" }],
    ["half a character in a key", { rows: [{ "a\ud83d": 1 }] }],
    ["a big integer", { size: 1n }],
    ["no number", { size: Number.NaN }],
    ["an endless number", { size: Number.POSITIVE_INFINITY }],
    ["a function", { toJSON: () => "x" }],
    ["a symbol", { mark: Symbol("x") }],
    ["a date", { day: new Date(0) }],
    ["a map", { map: new Map([["a", 1]]) }],
    ["a file of bytes", { bytes: new Uint8Array(4) }],
    ["itself", round],
    ["levels no form has", { deep: nested(50) }],
  ])("refuses %s as no form's content", (_, content) => {
    expect(refusalOf(content)).toMatchObject({ code: "input.invalid" });
  });

  it.each([
    ["text", { note: "长".repeat(60_001) }],
    ["keys", { ["k".repeat(60_001)]: 1 }],
    ["escapes", { note: '"'.repeat(40_000) }],
    ["rows", { rows: Array.from({ length: 60_001 }, () => 0) }],
    ["one object many times over", { shared }],
  ])("refuses too much of %s", (_, content) => {
    expect(refusalOf(content)).toMatchObject({ code: "input.too-large" });
  });
});

describe("draftForm", () => {
  const id = "01900000-0000-7000-8000-000000000001";
  const accepts = (form: string, subject: string) =>
    draftForm.safeParse({ form, subject, content: {} }).success;

  it.each([
    ["institution", id],
    ["deployment", "new"],
    ["deployment", id],
    ["configuration", id],
    ["application", `new.${id}`],
    ["application", id],
    ["membership-request", "new"],
  ])("knows the %s form of %s", (form, subject) => {
    expect(accepts(form, subject)).toBe(true);
  });

  it.each([
    ["diary", "new"],
    ["deployment", "newer"],
    ["deployment", ""],
    ["deployment", "13800138000"],
    ["application", "new."],
    ["application", `new.${id}\0`],
    ["application", `old.${id}`],
  ])("knows no %s form of %s", (form, subject) => {
    expect(accepts(form, subject)).toBe(false);
  });
});
