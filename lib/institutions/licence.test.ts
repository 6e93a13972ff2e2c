import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insuranceCodeWarnings, practiceLicenceWarnings } from "./licence";

const divisions = ["330000", "510000"];

describe("practiceLicenceWarnings", () => {
  it.each([
    ["M000100Y4330106" + "11A1001", "22 characters, sound"],
    ["M000100Y4990000" + "11A1001", "the demonstration's area"],
    ["330106000109", "12 digits of a small clinic"],
  ])("says nothing about %s (%s)", (number) => {
    expect(practiceLicenceWarnings(number, divisions)).toEqual([]);
  });

  it.each([
    ["M000100Y533010611A1001", ["organisation-check"]],
    ["M000100Y499010611A1001", ["unknown-area"]],
    ["M000100Y599010611A1001", ["organisation-check", "unknown-area"]],
    ["990106000109", ["unknown-area"]],
    ["M000100Y433010611A100", ["unknown-form"]],
    ["m000100y433010611A1001", ["unknown-form"]],
    ["", ["unknown-form"]],
  ])("warns about %j", (number, warnings) => {
    expect(practiceLicenceWarnings(number, divisions)).toEqual(warnings);
  });
});

describe("insuranceCodeWarnings", () => {
  it.each(["H33010600109", "H99000000001"])("says nothing about %s", (code) => {
    expect(insuranceCodeWarnings(code, divisions)).toEqual([]);
  });

  it.each([
    ["H99010600109", ["unknown-area"]],
    ["P33010600109", ["unknown-form"]],
    ["H3301060010A", ["unknown-form"]],
    ["HY330106001099", ["length"]],
  ])("warns about %s", (code, warnings) => {
    expect(insuranceCodeWarnings(code, divisions)).toEqual(warnings);
  });

  it("only ever warns", () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(insuranceCodeWarnings(text, divisions))));
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(practiceLicenceWarnings(text, divisions))));
  });
});
