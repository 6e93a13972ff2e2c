import { describe, expect, it } from "vitest";
import { checkCondition, conditionStanding, measurementProblems } from "./condition";

const today = "2026-11-27";

describe("a measured value against a bound", () => {
  it.each([
    ["at_most", 5, 4.9999, "kept"],
    ["at_most", 5, 5, "kept"],
    ["at_most", 5, 5.0001, "broken"],
    ["at_least", 99.5, 99.5, "kept"],
    ["at_least", 99.5, 99.4999, "broken"],
    ["at_most", 0, 0, "kept"],
    ["at_most", 0, 1, "broken"],
    // A sum of tenths that binary fractions miss by a hair is the bound all the same.
    ["at_most", 0.3, 0.1 + 0.2, "kept"],
    ["at_least", 0.3, 0.7 - 0.4, "kept"],
  ] as const)("%s %d: %d is %s", (comparison, bound, value, verdict) => {
    expect(checkCondition({ comparison, bound }, { value })).toBe(verdict);
  });
});

describe("a measurement", () => {
  const condition = { unit: "percent", windowDays: 30 } as const;
  const measured = { value: 2, sample: 120, from: "2026-10-29", to: today };
  const codes = (
    changes: Partial<typeof measured>,
    of: Parameters<typeof measurementProblems>[0] = condition,
  ) => measurementProblems(of, { ...measured, ...changes }, today).map(({ path, code }) => `${path} ${code}`);

  it("may end today and be exactly as long as the window, both days counted", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ from: "2026-10-30" })).toEqual(["from windowShort"]);
  });

  it("says nothing of days ahead, of a window that ends before it begins, or beyond a hundred per cent", () => {
    expect(codes({ to: "2026-11-28" })).toEqual(["to dayAhead"]);
    expect(codes({ from: today, to: "2026-10-29" })).toEqual(["from windowShort"]);
    expect(codes({ value: 100.1 })).toEqual(["value aboveHundred"]);
  });

  it("of a count is a whole number, and may be above a hundred", () => {
    const count = { unit: "count", windowDays: 30 } as const;
    expect(codes({ value: 250 }, count)).toEqual([]);
    expect(codes({ value: 0.5 }, count)).toEqual(["value notWhole"]);
  });
});

describe("a condition", () => {
  const dueOn = "2026-12-01";
  const done = (act: "evidence" | "confirmation" | "rejection" | "waiver", verdict: "kept" | "broken") => ({
    act,
    on: today,
    verdict,
  });

  it.each([
    ["due", "2026-12-01", null],
    ["overdue", "2026-12-02", null],
    ["filed", "2026-12-02", done("evidence", "kept")],
    ["filed", today, done("evidence", "broken")],
    ["met", "2027-12-02", done("confirmation", "kept")],
    ["missed", today, done("confirmation", "broken")],
    ["due", today, done("rejection", "kept")],
    ["overdue", "2026-12-02", done("rejection", "kept")],
    ["waived", "2026-12-02", done("waiver", "kept")],
  ] as const)("is %s on %s after %o", (state, day, latest) => {
    expect(conditionStanding(day, dueOn, latest).state).toBe(state);
  });
});
