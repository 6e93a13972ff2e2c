/**
 * How far repeated answers to one item agree. Formulas of notes/evaluation: modal share and pairwise agreement,
 * Shannon entropy in nats and normalised, pass^k. Functions are total: undefined ratios are null, never 0 or NaN.
 */

export type Agreement = {
  /** Share of the most frequent answer, 0–1. */
  modalShare: number;
  /** Chance that two different samples agree, Σ c(c−1) / n(n−1), 0–1; null for one sample. */
  pairwise: number | null;
};

/** Agreement of `counts`, samples per distinct answer. Null for no sample. */
export function agreementOf(counts: readonly number[]): Agreement | null {
  const n = sum(counts);
  if (n === 0) return null;
  const pairs = sum(counts.map((count) => count * (count - 1)));
  return { modalShare: Math.max(...counts) / n, pairwise: n < 2 ? null : pairs / (n * (n - 1)) };
}

export type Entropy = {
  /** −Σ p ln p, nats, 0 to ln n. */
  nats: number;
  /** Divided by ln(samples), 0–1; 0 for one sample. */
  bySamples: number;
  /** Divided by ln(options), 0–1; null where the item has fewer than two options to choose from. */
  byOptions: number | null;
};

/** Entropy of `counts`, samples per option, options nobody chose included as 0. Null for no sample. */
export function entropyOf(counts: readonly number[]): Entropy | null {
  const n = sum(counts);
  if (n === 0) return null;
  const shares = counts.filter((count) => count > 0).map((count) => count / n);
  // One answer only gives −0, which would print as such.
  const nats = shares.length === 1 ? 0 : -sum(shares.map((share) => share * Math.log(share)));
  return {
    nats,
    bySamples: n === 1 ? 0 : nats / Math.log(n),
    byOptions: counts.length < 2 ? null : nats / Math.log(counts.length),
  };
}

/**
 * pass^k = C(c,k) / C(n,k): the chance that k samples drawn without return from n, of which c passed, all pass.
 * Null where k is below 1 or above n.
 */
export function passHatK(n: number, c: number, k: number): number | null {
  if (k < 1 || k > n) return null;
  let chance = 1;
  for (let drawn = 0; drawn < k; drawn += 1) chance *= Math.max(0, c - drawn) / (n - drawn);
  return chance;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
