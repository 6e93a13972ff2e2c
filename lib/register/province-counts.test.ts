import { describe, expect, it } from "vitest";
import { provinces } from "@/lib/reference/provinces";
import { provinceCells, stepBreaks, stepOf, toCsv } from "./province-counts";

const cells = provinceCells(provinces, [
  { adcode: "110000", n: 75 },
  { adcode: "640000", n: 4 },
  { adcode: "630000", n: 5 },
  { adcode: "810000", n: 6 },
]);
const cell = (code: string) => cells.find((entry) => entry.code === code);

describe("provinceCells", () => {
  it("shows all 34 divisions, each on its own tile", () => {
    expect(cells).toHaveLength(34);
    expect(new Set(cells.map(({ row, column }) => `${row}/${column}`)).size).toBe(34);
  });

  it("shows every count as it is: each row of it is public", () => {
    expect(cell("640000")).toMatchObject({ shown: "value", value: 4 });
    expect(cell("630000")).toMatchObject({ shown: "value", value: 5 });
    expect(cell("540000")).toMatchObject({ shown: "value", value: 0 });
  });

  it("tells not covered from zero, until there is a row", () => {
    expect(cell("820000")).toMatchObject({ shown: "absent", value: null });
    expect(cell("810000")).toMatchObject({ shown: "value", value: 6 });
  });
});

describe("steps", () => {
  it("use the design's bounds for a register of its size", () => {
    expect(stepBreaks(139)).toEqual([5, 15, 30, 60, 90, 120]);
    expect([0, 4, 5, 14, 15, 120, 999].map((n) => stepOf(n, stepBreaks(139)))).toEqual([1, 1, 2, 2, 3, 7, 7]);
  });

  it("widen for a larger one and always rise", () => {
    for (const largest of [0, 251, 4_000, 1e7]) {
      const breaks = stepBreaks(largest);
      expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
      expect(breaks[0]).toBe(5);
    }
    expect(stepOf(251, stepBreaks(251))).toBe(7);
    expect(stepOf(100, stepBreaks(251))).toBe(4);
  });
});

describe("toCsv", () => {
  it("quotes what would break a row and marks the encoding", () => {
    expect(
      toCsv([
        ["a", 'say "x", y'],
        ["北京", "1"],
      ]),
    ).toBe('\uFEFFa,"say ""x"", y"\r\n北京,1\r\n');
  });
});
