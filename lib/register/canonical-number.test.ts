import { describe, expect, it } from "vitest";
import { formatRecordNumber } from "@/lib/records/number";
import { canonicalNumber } from "./canonical-number";

const number = formatRecordNumber("application", 344);

describe("canonicalNumber", () => {
  it.each([
    number,
    number.toLowerCase(),
    number.replaceAll("-", ""),
    number.replaceAll("-", " – "),
    encodeURIComponent(` ${number} `),
    number.replace("APP", "ＡＰＰ"),
  ])("reads %s", (typed) => {
    expect(canonicalNumber(typed)).toBe(number);
  });

  it("does not guess: a wrong digit, an unknown kind, a lone percent sign name nothing", () => {
    expect(canonicalNumber(number.replace("0344", "0345"))).toBeNull();
    expect(canonicalNumber(number.replace("APP", "XYZ"))).toBeNull();
    expect(canonicalNumber("%E0%A4%A")).toBeNull();
    expect(canonicalNumber("%")).toBeNull();
  });
});
