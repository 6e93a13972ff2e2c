/** Text in one writing of digits, letters, spaces and dashes, with the way back to the original. */
export type NormalisedText = {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where its original character starts and ends in the original text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Characters nobody sees: soft hyphen, joiners, zero-width marks, variation selectors, and direction marks. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const DASH = /[\p{Pd}\u2212\u30fc\u2043]/u;
const SPACE = /[\p{Zs}\t]/u;
const DIGIT = /\p{Nd}/u;
/** The multiplication sign and the Cyrillic letter are typed for the check character X. */
const LIKE_X = /[×хХ]/u;

/**
 * Full-width and mathematical letters and the digits of every script become ASCII, spaces and dashes of every kind one space and
 * one hyphen; invisible characters disappear. Circled digits stay: they number a list and touch what follows.
 */
export function normaliseText(original: string): NormalisedText {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  for (const character of original) {
    const end = index + character.length;
    const plain = plainOf(character);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(index);
      ends.push(end);
    }
    text += plain;
    index = end;
  }
  return { text, starts, ends };
}

function plainOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character === "\t" ? " " : character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x1d400 && code <= 0x1d7ff) return character.normalize("NFKC");
  if (INVISIBLE.test(character)) return "";
  if (SPACE.test(character)) return " ";
  if (DASH.test(character)) return "-";
  if (LIKE_X.test(character)) return "X";
  if (DIGIT.test(character)) return digitOf(code);
  return character;
}

/** Unicode keeps the ten digits of a script side by side, from its zero on. */
function digitOf(code: number): string {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** Numerals as they are spelled, on forms (壹), on the telephone (幺), and the circles written for zero. */
const NUMERALS = new Map(
  ["〇零○", "一壹幺", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"].flatMap(
    (signs, digit) => Array.from(signs, (sign) => [sign, String(digit)] as const),
  ),
);
const NUMERAL = new RegExp(`[${[...NUMERALS.keys()].join("")}]`, "g");
/** 三点一四: what follows is the fraction of a number. */
const POINT = /(?<=\d)点(?=\d)/g;

/**
 * The same text with Chinese numerals as digits, unit for unit; null where there are none. To be read beside the text
 * itself, not instead of it: in 之一13800138000 the numeral belongs to a word.
 */
export function withNumerals(text: string): string | null {
  const digits = text.replace(NUMERAL, (sign) => NUMERALS.get(sign) ?? sign);
  return digits === text ? null : digits.replace(POINT, ".");
}
