/** A stretch of text, or one character that nobody would see, by its number; `at` is where it begins in the whole text. */
export type VisiblePart = { at: number } & (
  | { kind: "text"; text: string }
  | { kind: "unseen"; code: string }
);

/**
 * Control characters but tab and line ends, format characters (marks and overrides of the reading direction, zero-width
 * ones, tags), fillers that leave no trace, and line separators that are no line ends of ours. A model can hide words in them, or reorder
 * what a reader sees of a dose.
 */
const UNSEEN = /[^\P{Cc}\n\t\r]|[\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0\u{1d159}]/u;
const SPLIT = new RegExp(`(${UNSEEN.source})`, "u");

/** Text as a page may show it: what would be invisible, or turn the reading direction, is named and not printed. Nothing is dropped. */
export function visibleParts(text: string): VisiblePart[] {
  let end = 0;
  return text
    .split(SPLIT)
    .map((part) => {
      const at = end;
      end += part.length;
      return { at, part };
    })
    .filter(({ part }) => part !== "")
    .map(({ at, part }) =>
      UNSEEN.test(part) ? { at, kind: "unseen", code: nameOf(part) } : { at, kind: "text", text: part },
    );
}

const nameOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
