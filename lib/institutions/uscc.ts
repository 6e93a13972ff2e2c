/**
 * Unified Social Credit Code (统一社会信用代码), GB 32100-2015: 18 characters of a 31-symbol alphabet.
 * 1 registering authority, 2 kind of body, 3–8 area, 9–17 organisation code (GB 11714), 18 check.
 * Written out because the common package refuses letter-led codes and the check character `0`.
 */

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const pattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** First two characters usual for health bodies; others are lawful, so they only warn. */
const usualKinds = /^(12|52|91|92|93|A1|N2)/;

export type UsccWarning = "organisation-check" | "unusual-kind";

export type UsccResult =
  | { ok: true; warnings: UsccWarning[] }
  | { ok: false; problem: "length" | "characters" | "check"; expected?: string; actual?: string };

/** Powers of three modulo 31: the weight of the position counted from zero. */
function weight(position: number): number {
  let power = 1;
  for (let step = 0; step < position; step += 1) power = (power * 3) % 31;
  return power;
}

/**
 * Check character of the first 17 characters.
 * @throws RangeError when `first17` is not 17 characters of the alphabet.
 */
export function usccCheckCharacter(first17: string): string {
  if (first17.length !== 17) throw new RangeError("17 characters expected");
  let sum = 0;
  for (let position = 0; position < 17; position += 1) {
    const value = alphabet.indexOf(first17.charAt(position));
    if (value < 0) throw new RangeError(`not in the alphabet: ${first17.charAt(position)}`);
    sum += value * weight(position);
  }
  // The outer modulo turns 31 into 0: without it a code that ends in `0` would be refused.
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Check character of an organisation code (GB 11714) from its first eight characters, `0-9A-Z`.
 * @throws RangeError on another length or character.
 */
export function organisationCodeCheck(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new RangeError("8 characters 0-9A-Z expected");
  const sum = organisationWeights.reduce(
    (total, factor, position) => total + factor * Number.parseInt(first8.charAt(position), 36),
    0,
  );
  const value = 11 - (sum % 11);
  if (value === 10) return "X";
  return value === 11 ? "0" : String(value);
}

function warningsOf(code: string): UsccWarning[] {
  const warnings: UsccWarning[] = [];
  // A failing inner check warns only: stand-in organisation codes are known to break it.
  if (organisationCodeCheck(code.slice(8, 16)) !== code.charAt(16)) warnings.push("organisation-check");
  if (!usualKinds.test(code)) warnings.push("unusual-kind");
  return warnings;
}

/** Judges a code as written: no trimming, upper case only. Total: never throws. */
export function checkUscc(code: string): UsccResult {
  if (code.length !== 18)
    return { ok: false, problem: "length", expected: "18", actual: String(code.length) };
  if (!pattern.test(code)) return { ok: false, problem: "characters" };
  const expected = usccCheckCharacter(code.slice(0, 17));
  const actual = code.charAt(17);
  if (expected !== actual) return { ok: false, problem: "check", expected, actual };
  return { ok: true, warnings: warningsOf(code) };
}

/** What people paste, made comparable: full-width forms, spaces and lower case. */
export function normaliseUscc(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}
