import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "./wilson";

describe("wilson", () => {
  // Newcombe 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published interval of %i of %i", (successes, n, low, high) => {
    const found = wilson(successes, n);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it("has none for nothing", () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it("holds the share, stays between 0 and 1 and mirrors failures", () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const [found, mirrored] = [wilson(successes, n), wilson(n - successes, n)];
        if (found === null || mirrored === null) return false;
        const share = successes / n;
        const holds = found.low <= share + 1e-12 && share - 1e-12 <= found.high;
        return holds && found.low >= 0 && found.high <= 1 && Math.abs(found.low - (1 - mirrored.high)) < 1e-9;
      }),
    );
  });
});
