import { describe, expect, it } from "vitest";
import type { MarginRow } from "@/lib/demo/margins-report";
import { byMargin, isMet } from "./margin-sections";

const row = (change: Partial<MarginRow>): MarginRow => ({
  id: "uses.a",
  margin: "uses",
  label: { zh: "甲", en: "A" },
  target: 20,
  realised: 20,
  relation: "equal",
  standing: "assumed",
  source: { zh: "假设", en: "Assumed" },
  ...change,
});

describe("margins page", () => {
  it("takes an equal target exactly and a floor as a floor", () => {
    expect(isMet(row({ realised: 21 }))).toBe(false);
    expect(isMet(row({ realised: 21, relation: "at_least" }))).toBe(true);
    expect(isMet(row({ realised: 19, relation: "at_least" }))).toBe(false);
  });

  it("keeps the rows of a margin together, in the order of the report", () => {
    const rows = [row({ id: "total", margin: "total" }), row({ id: "uses.a" }), row({ id: "uses.b" })];
    expect(byMargin(rows).map((group) => group.map(({ id }) => id))).toEqual([
      ["total"],
      ["uses.a", "uses.b"],
    ]);
  });
});
