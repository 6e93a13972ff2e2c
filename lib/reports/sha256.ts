/**
 * SHA-256 of one short text, synchronous (FIPS 180-4). The browser's own is one promise a digest and is missing on pages
 * without TLS, where hospitals' intranets have them; the check needs some hundred thousand digests.
 */

const primes = (() => {
  const found: number[] = [];
  for (let n = 2; found.length < 64; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
})();
/** The first 32 bits of the fraction. */
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) | 0;
const ROUND = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const words = new Int32Array(64);

/** Room for text in one block: 64 bytes less the end mark and the length. */
export const ONE_BLOCK = 55;

const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n));
const word = (at: number) => words[at] ?? 0;

/**
 * The digest of an ASCII text of at most 55 characters, as eight 32-bit words.
 * @throws RangeError on a longer text.
 */
export function sha256Words(text: string): Int32Array {
  if (text.length > ONE_BLOCK) throw new RangeError("one block only");
  words.fill(0);
  for (let at = 0; at < text.length; at += 1) {
    words[at >> 2] = word(at >> 2) | (text.charCodeAt(at) << (24 - (at % 4) * 8));
  }
  words[text.length >> 2] = word(text.length >> 2) | (0x80 << (24 - (text.length % 4) * 8));
  words[15] = text.length * 8;
  for (let at = 16; at < 64; at += 1) {
    const early = word(at - 15);
    const late = word(at - 2);
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[at] = (word(at - 16) + s0 + word(at - 7) + s1) | 0;
  }
  return compress();
}

function compress(): Int32Array {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = START;
  for (let at = 0; at < 64; at += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[at] ?? 0) + word(at)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  return Int32Array.of(a, b, c, d, e, f, g, h).map((value, at) => (value + (START[at] ?? 0)) | 0);
}
