/** Words of one query that are looked for, at most. */
export const MOST_WORDS = 8;

/** What sets words apart as people type them, in the ordinary width: spaces, commas and stops. */
const between = /[\s,;、。]+/;

/** The words of a text in the ordinary width, however many. Signs alone are no word. */
export const wordsIn = (text: string | null): string[] =>
  (text ?? "")
    .normalize("NFKC")
    .split(between)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The words somebody looks for; each must occur. */
export const queryWords = (q: string | null): string[] => wordsIn(q).slice(0, MOST_WORDS);
