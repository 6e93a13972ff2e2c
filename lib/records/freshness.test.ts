import { describe, expect, it } from "vitest";
import { attestDue, daysLeft, freshnessOn } from "./freshness";

describe("the day a record is to be attested again", () => {
  it.each([
    ["2025-11-26", "2026-11-26"],
    ["2024-02-29", "2025-02-28"],
    ["2023-02-28", "2024-02-28"],
    ["2027-12-31", "2028-12-31"],
  ])("of %s is %s", (on, due) => {
    expect(attestDue(on)).toBe(due);
  });
});

describe("how fresh a record is", () => {
  it.each([
    ["2026-09-26", "fresh", 61],
    ["2026-09-27", "due", 60],
    ["2026-11-26", "due", 0],
    ["2026-11-27", "overdue", -1],
  ] as const)("on %s is %s", (today, state, left) => {
    expect(freshnessOn("2026-11-26", today)).toBe(state);
    expect(daysLeft("2026-11-26", today)).toBe(left);
  });

  it("is no question where nobody of the hospital ever stood for it", () => {
    expect(freshnessOn(null, "2026-11-26")).toBe("never");
  });
});
