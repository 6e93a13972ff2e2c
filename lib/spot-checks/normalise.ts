/**
 * Line breaks in one run that are looked at. No pattern of the suites counts as far as this, so no verdict depends on it;
 * but some would take the square of a run's length, and the length is the model's to choose.
 */
const LINE_BREAKS = 100;
const longRun = new RegExp(String.raw`(\s{${LINE_BREAKS}})\s+`, "gu");

/**
 * The text that graders look at, in the four steps of the suites: Unicode NFKC; curly quotes straight; zero-width
 * characters and Markdown asterisks out; runs of spaces and tabs one space. Line breaks stay.
 */
export function normaliseAnswer(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”„‟]/g, '"')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff*]/gu, "")
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(longRun, "$1");
}
