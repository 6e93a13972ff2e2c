export type Interval = { low: number; high: number };

/** Quantile of the normal distribution for two-sided 95 %. */
const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion, two-sided 95 %, without continuity correction; 0–1. Null where `n` is 0.
 * Source: E. B. Wilson, JASA 22 (1927) 209–212; method 3 of R. G. Newcombe, Stat. Med. 17 (1998) 857–872.
 */
export function wilson(successes: number, n: number, z = Z_95): Interval | null {
  if (n <= 0) return null;
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}
