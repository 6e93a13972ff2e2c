import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisSums, coordinatesOf, fitTable, indexOf } from "./ipf";
import { largestRemainder, roundTable } from "./rounding";

describe("fitTable", () => {
  it("reproduces the worked 4 × 4 example of the literature (encyclopaedia article on the method)", () => {
    const seed = [40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50];
    const fitted = fitTable(
      seed,
      [4, 4],
      [
        [150, 300, 400, 150],
        [200, 300, 400, 100],
      ],
    );
    const printed = [
      64.61, 46.28, 35.42, 3.83, 49.95, 68.15, 156.49, 25.37, 56.7, 144.4, 145.06, 53.76, 28.74, 41.18, 63.03,
      17.03,
    ];
    // The example stops after a few rounds, so its last digits are not those of the limit.
    for (const [index, value] of printed.entries()) {
      expect(Math.abs((fitted[index] ?? 0) - value)).toBeLessThan(0.1);
    }
  });

  it("gives the product of the margins from a flat start", () => {
    const fitted = fitTable(
      new Array(6).fill(1),
      [2, 3],
      [
        [40, 60],
        [20, 30, 50],
      ],
    );
    expect(fitted.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([8, 12, 20, 12, 18, 30]);
  });

  it("keeps structural zeros and still meets the sums", () => {
    const fitted = fitTable(
      [0, 1, 1, 1, 1, 1],
      [2, 3],
      [
        [40, 60],
        [20, 30, 50],
      ],
    );
    expect(fitted[0]).toBe(0);
    expect(axisSums(fitted, [2, 3], 1).map(Math.round)).toEqual([20, 30, 50]);
  });

  it("refuses targets that disagree, have another shape, or cannot be reached", () => {
    const flat = [1, 1, 1, 1];
    expect(() =>
      fitTable(
        flat,
        [2, 2],
        [
          [1, 2],
          [2, 2],
        ],
      ),
    ).toThrow(/different totals/);
    expect(() => fitTable(flat, [2, 2], [[1, 2]])).toThrow(/one target/);
    expect(() => fitTable(flat, [2, 2], [[3], [1, 2]])).toThrow(/length/);
    expect(() =>
      fitTable(
        [0, 0, 1, 1],
        [2, 2],
        [
          [2, 2],
          [2, 2],
        ],
        { rounds: 20 },
      ),
    ).toThrow(/zeros/);
  });

  it("maps positions to cells and back", () => {
    for (let index = 0; index < 24; index += 1)
      expect(indexOf(coordinatesOf(index, [2, 3, 4]), [2, 3, 4])).toBe(index);
  });
});

describe("largestRemainder", () => {
  it("rounds by the largest remainders, ties to the earlier place", () => {
    expect(largestRemainder([0.7, 0.18, 0.12], 755)).toEqual([528, 136, 91]);
    expect(largestRemainder([1, 1, 1], 4)).toEqual([2, 1, 1]);
  });

  it("gives everyone the minimum and the exact total", () => {
    expect(largestRemainder([1, 1000, 1000], 11, 1)).toEqual([1, 5, 5]);
    const weights = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 40, max: 2000 }), (some, total) => {
        const shares = largestRemainder(some, total, 1);
        expect(shares.reduce((one, other) => one + other, 0)).toBe(total);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("refuses to divide by nothing or below the minimum", () => {
    expect(() => largestRemainder([0, 0], 3)).toThrow(RangeError);
    expect(() => largestRemainder([1, 1, 1], 2, 1)).toThrow(RangeError);
  });
});

describe("roundTable", () => {
  const margin = (length: number) =>
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: length, maxLength: length });

  it("keeps every margin of a three-way table exactly and stays close to the fitted values", () => {
    fc.assert(
      fc.property(margin(3), margin(4), margin(2), (one, two, three) => {
        const total = 90;
        const targets = [one, two, three].map((weights) => largestRemainder(weights, total));
        const shape = [3, 4, 2];
        const fitted = fitTable(new Array(24).fill(1), shape, targets);
        const whole = roundTable(fitted, shape, targets);
        expect(targets.map((_, axis) => axisSums(whole, shape, axis))).toEqual(targets);
        for (const [index, value] of whole.entries())
          expect(Math.abs(value - (fitted[index] ?? 0))).toBeLessThan(4);
      }),
    );
  });

  it("steps aside where what is short meets at a structural zero", () => {
    const table = [0, 1.5, 1.5, 1];
    const targets = [
      [2, 2],
      [2, 2],
    ];
    const whole = roundTable(table, [2, 2], targets);
    expect(whole).toEqual([0, 2, 2, 0]);
  });

  it("says so when zeros allow no table", () => {
    expect(() =>
      roundTable(
        [0, 0, 1, 1],
        [2, 2],
        [
          [2, 2],
          [2, 2],
        ],
      ),
    ).toThrow(RangeError);
  });
});
