import { sha256Words } from "./sha256";

/**
 * The work a report costs its sender: a counter that, after the challenge's seal, gives a SHA-256 that begins with so many
 * zero bits. 17 bits are some 130,000 digests, a moment in a browser and a bill for who sends thousands.
 */
export const REQUIRED_BITS = 17;

/** What is hashed: the seal binds the rest of the challenge, and both fit one block. */
export const workText = (seal: string, counter: number): string => `${seal}:${counter}`;

/** How many zero bits a digest begins with. */
export function leadingZeroBits(digest: ArrayLike<number>): number {
  let bits = 0;
  for (let at = 0; at < digest.length; at += 1) {
    const zeros = Math.clz32(digest[at] ?? 0);
    bits += zeros;
    if (zeros < 32) break;
  }
  return bits;
}

/** The seal of a challenge as `lib/reports/challenge` writes it: its last part. */
export const sealOf = (challenge: string): string => challenge.slice(challenge.lastIndexOf(".") + 1);

/** The first counter that solves a challenge. Some tenths of a second; pages let a worker do it. */
export function solve(challenge: string, bits: number = REQUIRED_BITS): number {
  const seal = sealOf(challenge);
  for (let counter = 0; ; counter += 1) {
    if (leadingZeroBits(sha256Words(workText(seal, counter))) >= bits) return counter;
  }
}
