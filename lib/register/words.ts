const MOST = 8;

/** The words somebody looks for, in the ordinary width; each must occur. Signs alone are no word. */
export const queryWords = (q: string | null): string[] =>
  (q ?? "")
    .normalize("NFKC")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST);
