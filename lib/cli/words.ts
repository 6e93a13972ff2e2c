/** One sentence in both languages of the portal. */
export type Sentence = { zh: string; en: string };

/** The language of this terminal, from the usual variables; English where they say nothing. */
export function terminalLanguage(environment: Record<string, string | undefined>): keyof Sentence {
  const stated = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return /^zh/i.test(stated) ? "zh" : "en";
}

/** The sentence in the language of this terminal. */
export function inTerminalLanguage(sentence: Sentence): string {
  return sentence[terminalLanguage(process.env)];
}

/** A foreseeable reason why a command can't go on: said in one sentence, without a stack, exit code 1. */
export class CliProblem extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(sentence.en);
    this.name = "CliProblem";
    this.sentence = sentence;
  }
}

/** Columns a text takes in a terminal: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(char) ? 2 : 1;
  return width;
}

/** Lines of a table with aligned columns. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - displayWidth(cell)))
      .join("  ")
      .trimEnd(),
  );
}
