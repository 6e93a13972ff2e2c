import { describe, expect, it } from "vitest";
import { numberOf } from "./number-of";

describe("numberOf", () => {
  it.each([
    ["2000", 2000],
    [" 20,000 ", 20000],
    ["２０００", 2000],
    ["−1.5", -1.5],
    ["0", 0],
    ["", null],
    ["   ", null],
    [null, null],
    [7, 7],
  ])("reads %j as %j", (typed, value) => {
    expect(numberOf(typed)).toBe(value);
  });
  it.each(["约2000", "2e3", "1,2", "0x10", "12 34"])("leaves %j as typed", (typed) => {
    expect(numberOf(typed)).toBe(typed);
  });
});
