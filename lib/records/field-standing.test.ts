import { describe, expect, it } from "vitest";
import { fieldStandings, verdictOf } from "./field-standing";
import { withOlder } from "./publication";

const at = new Date("2026-11-24T00:00:00Z");
const said = (field: string, value: unknown, revision: number) => ({
  field,
  value,
  revision,
  at,
  stand: "stated",
  nullReason: null,
  source: "hospital",
  evidence: null,
  byName: "甲",
  byRole: "hospital_it",
});
const judged = (field: string, verdict: string, revision: number) => ({
  field,
  verdict,
  revision,
  at,
  note: null,
  byName: "乙",
});

describe("the standing of a field", () => {
  it("holds its values newest first", () => {
    const { city } = fieldStandings([said("city", "甲市", 1), said("city", "乙市", 2)], []);
    expect(city?.statements.map(({ value }) => value)).toEqual(["乙市", "甲市"]);
    expect(verdictOf(city)).toBeNull();
    expect(verdictOf(undefined)).toBeNull();
  });

  it.each([
    ["a verdict on the newest value", [judged("city", "verified", 2)], "verified"],
    ["a verdict at a later revision in which the value stayed", [judged("city", "verified", 5)], "verified"],
    ["no verdict on a value that was changed since", [judged("city", "verified", 1)], null],
    ["the last of several", [judged("city", "verified", 2), judged("city", "refused", 2)], "refused"],
    ["no verdict on another field", [judged("level", "verified", 2)], null],
  ] as const)("counts %s", (_, reviews, verdict) => {
    const { city } = fieldStandings([said("city", "甲市", 1), said("city", "乙市", 2)], reviews);
    expect(verdictOf(city)).toBe(verdict);
  });
});

describe("a public copy", () => {
  const field = (value: string | null, source = "hospital") => ({ value, source, asOf: "2026-11-24" });

  it("keeps what it showed before, newest first, and nothing that did not change", () => {
    const first = { city: field("甲市", "public_source"), level: field("tertiary") };
    const second = withOlder({ city: field("乙市"), level: field("tertiary") }, first);
    expect(second.level).not.toHaveProperty("older");
    const third = withOlder({ city: field("丙市"), level: field("tertiary") }, second);
    expect(third.city?.older?.map(({ value, source }) => [value, source])).toEqual([
      ["乙市", "hospital"],
      ["甲市", "public_source"],
    ]);
    expect(withOlder({ city: field("丙市"), level: field("tertiary") }, third)).toEqual(third);
  });

  it("does not call the first value of a blank a replaced one", () => {
    expect(withOlder({ city: field("甲市") }, { city: field(null) }).city).not.toHaveProperty("older");
  });
});
