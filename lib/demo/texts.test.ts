import { describe, expect, it } from "vitest";
import { useCaseIds } from "@/lib/reference/use-cases";
import { failSafeTexts, oversightTexts, returnReasons, textsOf, useCaseTexts } from "./texts";

const all: { zh: string; en: string }[] = [
  ...Object.values(useCaseTexts).flatMap((texts) => [
    texts.plainSummary,
    texts.purpose,
    texts.outOfScope,
    texts.targetPopulation,
    texts.departments,
  ]),
  ...Object.values(oversightTexts),
  ...Object.values(failSafeTexts),
  ...returnReasons,
];

describe("texts of the demonstration", () => {
  it("cover exactly the 14 applications", () => {
    expect(Object.keys(useCaseTexts).sort()).toEqual([...useCaseIds].sort());
    expect(() => textsOf("palmistry")).toThrow(RangeError);
  });

  it("are calm: no 您, no exclamation mark, no figure, no claim of effect, within 400 characters", () => {
    for (const { zh, en } of all) {
      expect(zh).not.toMatch(/[您！!]|\d|准确率|提升\S*%/u);
      expect(en).not.toMatch(/!|\d|accuracy|%/u);
      expect(zh.length).toBeLessThanOrEqual(400);
      expect(en.length).toBeLessThanOrEqual(400);
    }
  });

  it("set no typed space between Han and Latin", () => {
    expect(all.filter(({ zh }) => / /.test(zh))).toEqual([]);
  });
});
