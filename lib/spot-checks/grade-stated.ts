/** Graders of answers that state one thing (`ANSWER: B`, `答案：是`). They take normalised text; the last statement counts. */

export type Stated = { isRight: boolean; found: string | null };

/*
 * The expressions of the suites with one change: white space between optional parts belongs to the part after it. They
 * match the same, and an answer of line breaks without end cannot keep them busy: `\s*:?\s*(…)?\s*` would try every way to
 * share them out.
 */
const choice =
  /([Aa][Nn][Ss][Ww][Ee][Rr]|答案)\s*(:|is|是|为|应为|选|应选)(?:\s*:)?(?:\s*([Oo]ption |选项?))?\s*[(["']*([A-E])(?![A-Za-z])/g;
const secondLetter = /^[)\]"']*\s*(,|、|\/|&|\+|or\b|and\b|或|和|及)\s*[(["']*[A-E](?![A-Za-z])/;

const yesNo = /(ANSWER|答案)\s*(:|is|是|为)(?:\s*:)?\s*[(["']*((YES|NO)(?![A-Za-z])|是|否)/gi;
const secondWord = /^\s*(\/|or\b|或)\s*(YES|NO|是|否)/i;

const number =
  /(ANSWER|答案)\s*(:|is|是|为)(?:\s*:)?(?:\s*(≈|~|约|about |approximately ))?\s*(-?\d+(\.\d+)?)/gi;
const range = /^\s*(-|–|~|to\b|至|到)\s*\d/i;

/** The capital letter of the last statement. Two letters side by side are no choice. */
export function gradeChoice(expected: string, text: string): Stated {
  const { found, after } = lastStatement(choice, 4, text);
  return { isRight: found === expected && !secondLetter.test(after), found };
}

/** Yes or no of the last statement, in either language and case. Both at once is neither. */
export function gradeYesNo(expected: "yes" | "no", text: string): Stated {
  const { found: word, after } = lastStatement(yesNo, 3, text);
  const found = word === null ? null : yesOrNo(word);
  return { isRight: found === expected && !secondWord.test(after), found };
}

function yesOrNo(word: string): "yes" | "no" {
  return word === "是" || word.toLowerCase() === "yes" ? "yes" : "no";
}

/** The number of the last statement, at least `min` and at most `max`. A range is no number. */
export function gradeNumber({ min, max }: { min: number; max: number }, text: string): Stated {
  const { found, after } = lastStatement(number, 4, text);
  const value = Number(found ?? Number.NaN);
  return { isRight: value >= min && value <= max && !range.test(after), found };
}

/** One group of the last match, and the text right after that match. */
function lastStatement(
  pattern: RegExp,
  group: number,
  text: string,
): { found: string | null; after: string } {
  const match = [...text.matchAll(pattern)].at(-1);
  if (match === undefined) return { found: null, after: "" };
  return { found: match[group] ?? null, after: text.slice(match.index + match[0].length) };
}
