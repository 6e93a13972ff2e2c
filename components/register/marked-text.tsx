import { markedParts } from "@/lib/register/marked";

/** A text with what was looked for in it marked. */
export function MarkedText({ text, q }: { text: string; q: string | null }) {
  if (q === null) return text;
  // The place of a part is its identity: parts of one text never move.
  let at = 0;
  return markedParts(text, q).map((part) => {
    const key = at;
    at += part.text.length;
    return part.isMatch ? <mark key={key}>{part.text}</mark> : part.text;
  });
}
