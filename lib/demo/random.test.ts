import { describe, expect, it } from "vitest";
import { createRandom } from "./random";

describe("createRandom", () => {
  it("gives one sequence per seed", () => {
    const [one, same, other] = [createRandom(7), createRandom(7), createRandom(8)];
    const draw = (random: typeof one) => Array.from({ length: 50 }, random.next);
    const first = draw(one);
    expect(draw(same)).toEqual(first);
    expect(draw(other)).not.toEqual(first);
  });

  it("is even enough: each tenth of the range gets its share within five standard deviations", () => {
    const random = createRandom(1);
    const bins = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const bin = random.below(10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(9_000));
  });

  it("draws keys by weight and never one of weight zero", () => {
    const random = createRandom(2);
    const counts = { a: 0, b: 0, never: 0 };
    for (let draw = 0; draw < 20_000; draw += 1) counts[random.weighted({ a: 3, b: 1, never: 0 })] += 1;
    expect(counts.never).toBe(0);
    expect(Math.abs(counts.a - 15_000)).toBeLessThan(400);
  });

  it("shuffles without losing anything and leaves its argument alone", () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const order = createRandom(3).shuffle(items);
    expect(order).not.toEqual(items);
    expect([...order].sort((one, other) => one - other)).toEqual(items);
    expect(items[0]).toBe(0);
  });

  it("refuses to draw from nothing", () => {
    expect(() => createRandom(4).pick([])).toThrow(RangeError);
    expect(() => createRandom(4).weighted({ a: 0 })).toThrow(RangeError);
  });
});
