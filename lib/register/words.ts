const MOST = 8;

/** What sets words apart as people type them, in the ordinary width: spaces, commas and stops. */
const between = /[\s,;、。]+/;

/** The words somebody looks for, in the ordinary width; each must occur. Signs alone are no word. */
export const queryWords = (q: string | null): string[] =>
  (q ?? "")
    .normalize("NFKC")
    .split(between)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST);
