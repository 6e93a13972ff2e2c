import { describe, expect, it } from "vitest";
import { daysAfter, monthsAfter } from "./calendar";

describe("calendar days", () => {
  it.each([
    ["2026-11-26", 30, "2026-12-26"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
  ])("%s and %i days are %s", (day, days, then) => {
    expect(daysAfter(day, days)).toBe(then);
  });

  it.each([
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2026-11-15", 3, "2027-02-15"],
    ["2026-12-31", 1, "2027-01-31"],
  ])("%s and %i months are %s", (day, months, then) => {
    expect(monthsAfter(day, months)).toBe(then);
  });
});
