import fc from "fast-check";
import { describe, expect, it } from "vitest";
import file from "@/db/reference/spot-check-items.json";
import { gradeChoice, gradeNumber, gradeYesNo } from "./grade-stated";

/** The expression that the suites' own words give for a check. */
function ownExpression(words: string, flags: string): RegExp {
  const [, expression = "nothing"] = /last match of (.+?)(?:; |, case-insensitive)/.exec(words) ?? [];
  return new RegExp(expression, flags);
}

const fragments = fc.constantFrom(
  ..."ANSWER|Answer|answer|答案|:|is|是|否|为|应为|选|应选|选项|Option |(|[|\"|'|A|B|E|yes|NO|x|≈|约|about |-|7|2.5|\n| |to|或|,".split(
    "|",
  ),
);
const stem = fc.constantFrom("", "ANSWER:", "答案：".normalize("NFKC"), "Answer is", "答案 \n是");
const texts = fc
  .tuple(stem, fc.array(fragments, { maxLength: 10 }))
  .map(([start, parts]) => start + parts.join(""));

describe("the graders find what the suites' own expressions find", () => {
  const { grading } = file;
  it.each([
    ["choice", ownExpression(grading.choice, "g"), (text: string) => gradeChoice("A", text).found],
    ["yes or no", ownExpression(grading.yesno, "gi"), (text: string) => gradeYesNo("yes", text).found],
    [
      "number",
      ownExpression(grading.number, "gi"),
      (text: string) => gradeNumber({ min: 0, max: 1 }, text).found,
    ],
  ] as const)("%s", (kind, own, found) => {
    const groups = { choice: 4, "yes or no": 3, number: 4 };
    const words: Record<string, string> = { 是: "yes", 否: "no" };
    const counted = { found: 0, nothing: 0 };
    fc.assert(
      fc.property(texts, (text) => {
        const last = [...text.matchAll(own)].at(-1)?.[groups[kind]] ?? null;
        const wanted = kind === "yes or no" && last !== null ? (words[last] ?? last.toLowerCase()) : last;
        expect(found(text)).toBe(wanted);
        counted[wanted === null ? "nothing" : "found"] += 1;
      }),
      { numRuns: 20_000 },
    );
    // A comparison of nothing with nothing would prove nothing.
    expect(Math.min(counted.found, counted.nothing)).toBeGreaterThan(100);
  });
});
