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
    .replaceAll(/[ \t]+/g, " ");
}
