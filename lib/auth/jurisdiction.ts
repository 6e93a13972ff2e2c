/** A reviewer's area: a division code and the half-open range of codes below it, byte-wise. */
export type Jurisdiction = { code: string; from: string; to: string };

export const NATION = "000000";

/**
 * The range of one division: `330000` → `33` … `33~`, `110101` → itself; the nation → `0` … `~`.
 * Ranges, not patterns: only a range on a byte-wise column is served by an index under row security.
 */
export function jurisdictionOf(code: string): Jurisdiction {
  if (!/^[0-9]{6}$/.test(code)) throw new Error("a jurisdiction is a six-digit division code");
  if (code === NATION) return { code, from: "0", to: "~" };
  const prefix = code.replace(/(00)+$/, "");
  return { code, from: prefix, to: `${prefix}~` };
}

export function covers(jurisdiction: Jurisdiction, code: string): boolean {
  return code >= jurisdiction.from && code < jurisdiction.to;
}
