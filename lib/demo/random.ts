/**
 * Seeded random numbers: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state, seeded by splitmix32.
 * 32-bit integer steps only, so that one seed gives one sequence on every machine. Not for secrets.
 */
export type Random = {
  /** Uniform in [0, 1), 32 bits. */
  next: () => number;
  /** Uniform whole number in [0, bound). */
  below: (bound: number) => number;
  /** Uniform whole number in [from, to]. */
  between: (from: number, to: number) => number;
  /** True with this probability. */
  chance: (probability: number) => boolean;
  /** One element. @throws RangeError when there is none. */
  pick: <T>(items: readonly T[]) => T;
  /** One key of a table of weights. @throws RangeError when all are zero. */
  weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => K;
  /** A new array in random order (Fisher–Yates). */
  shuffle: <T>(items: readonly T[]) => T[];
};

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function sfc32(seed: number): () => number {
  const start = splitmix32(seed);
  let [a, b, c, counter] = [start(), start(), start(), 1];
  const step = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  // Twelve empty steps mix a poor seed, as the author of the generator advises.
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

function weightedKey<K extends string>(weights: Readonly<Partial<Record<K, number>>>, fraction: number): K {
  const entries = Object.entries(weights) as [K, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError("no weight to draw by");
  let left = fraction * total;
  let last: K | undefined;
  for (const [key, weight] of entries) {
    if (weight <= 0) continue;
    last = key;
    left -= weight;
    if (left < 0) return key;
  }
  // Only rounding of the sum reaches this line.
  return last as K;
}

/** A generator of its own; two with one seed give the same sequence. */
export function createRandom(seed: number): Random {
  const step = sfc32(seed);
  const next = (): number => step() / 2 ** 32;
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("nothing to pick from");
      return items[below(items.length)] as (typeof items)[number];
    },
    weighted: (weights) => weightedKey(weights, next()),
    shuffle: (items) => {
      const order = [...items];
      for (let index = order.length - 1; index > 0; index -= 1) {
        const other = below(index + 1);
        const held = order[index] as (typeof order)[number];
        order[index] = order[other] as (typeof order)[number];
        order[other] = held;
      }
      return order;
    },
  };
}
