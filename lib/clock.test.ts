import { describe, expect, it } from "vitest";
import { beijingDate, now } from "./clock";

describe("beijingDate", () => {
  it.each([
    ["2026-11-23T15:59:59.999Z", "2026-11-23"],
    ["2026-11-23T16:00:00.000Z", "2026-11-24"],
    ["2025-12-31T16:00:00.000Z", "2026-01-01"],
    ["2028-02-28T20:00:00.000Z", "2028-02-29"],
  ])("%s is %s", (instant, date) => {
    expect(beijingDate(new Date(instant))).toBe(date);
  });

  it("refuses an invalid date", () => {
    expect(() => beijingDate(new Date("no date"))).toThrow(RangeError);
  });
});

describe("now", () => {
  it("is the time of the machine", () => {
    const before = Date.now();
    expect(now().getTime()).toBeGreaterThanOrEqual(before);
    expect(now().getTime()).toBeLessThanOrEqual(Date.now());
  });
});
