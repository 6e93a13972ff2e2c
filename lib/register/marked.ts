import { plainText, spokenOf } from "@/lib/spoken";
import { queryWords } from "./words";

/** A stretch of text; `isMatch` where it is what somebody looked for. */
export type TextPart = { text: string; isMatch: boolean };
type Piece = { as: string; from: number; to: number };
type Range = { from: number; to: number };

/** The letters and digits of a text as a search compares them, each with its place in the text. */
function letters(text: string): Piece[] {
  let at = 0;
  return [...text].map((character) => {
    const from = at;
    at += character.length;
    return { as: plainText(character), from, to: at };
  });
}

/** Every stretch of pieces that, read together, hold the word; with `whole`, only from the beginning of a piece. */
function stretches(pieces: readonly Piece[], word: string, whole: boolean): Range[] {
  const text = pieces.map((piece) => piece.as).join("");
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += piece.as.length;
  }
  const found: Range[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    const touched = pieces.filter((piece, n) => {
      const start = starts[n] ?? 0;
      return start < end && start + piece.as.length > at;
    });
    const [first, last] = [touched[0], touched.at(-1)];
    if (first === undefined || last === undefined || (whole && !starts.includes(at))) continue;
    found.push({ from: first.from, to: last.to });
  }
  return found;
}

/** Where a word stands in a text: as written, else by the sound of the Han characters, else by their initials. */
function placesOf(text: string, word: string): Range[] {
  const written = stretches(letters(text), word, false);
  if (written.length > 0 || !/^[a-z]{2,}/.test(word) || !/\p{Script=Han}/u.test(text)) return written;
  const spoken = spokenOf(text);
  const sounds = spoken.map(({ sound, from, to }) => ({ as: sound, from, to }));
  const heard = stretches(sounds, word, true);
  if (heard.length > 0) return heard;
  const initials = spoken.map(({ sound, isHan, from, to }) => ({
    as: isHan ? sound.slice(0, 1) : sound,
    from,
    to,
  }));
  return stretches(initials, word, true);
}

/** The text in parts, those that the query means marked. Total; without a match it is one part. */
export function markedParts(text: string, q: string | null): TextPart[] {
  const words = queryWords(q).map(plainText);
  const ranges = words
    .flatMap((word) => placesOf(text, word))
    .sort((one, other) => one.from - other.from || one.to - other.to);
  const parts: TextPart[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    const last = parts.at(-1);
    const found = text.slice(start, to);
    if (last?.isMatch) last.text += found;
    else parts.push({ text: found, isMatch: true });
    at = to;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), isMatch: false });
  return parts;
}
