/** A stretch of plain text, or one character that would not be seen, by its code point. */
export type VisiblePart = { text: string; hidden: null } | { text: ""; hidden: string };

/**
 * What nobody sees or what turns the reading direction of the rest: format characters (bidi controls, zero-width spaces and
 * joiners, tags), line and paragraph separators, fillers, the Braille blank. A model can hide words in them, or reorder what
 * a reader sees of a dose.
 */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800\u{1d159}]/u;

/** Divides text so that every unseen character can be shown as a mark. Nothing is dropped. */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") parts.push({ text: plain, hidden: null });
    plain = "";
  };
  for (const character of text) {
    if (!UNSEEN.test(character)) {
      plain += character;
      continue;
    }
    flush();
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    parts.push({ text: "", hidden: `U+${code}` });
  }
  flush();
  return parts;
}
