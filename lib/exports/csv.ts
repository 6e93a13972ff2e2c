import { type ColumnKey, columnForm, columnKeys, type ExportedRow } from "./columns";

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark (without one Excel reads Chinese as something else). Rows are
 * written by the database where they are published (csv_line_of()); what stands here is the head of the file and, for tests,
 * the definition of a row.
 */
export const BYTE_ORDER_MARK = "\ufeff";
export const LINE_END = "\r\n";

/**
 * First characters that make a spreadsheet read a cell as a formula, full-width twins included, and the apostrophe itself:
 * one is put before each of these and before nothing else, so that a reader who drops it has the exact text again. Where a
 * country writes lists with semicolons, a spreadsheet begins a cell after one as well, quoted or not, and some after a tab.
 */
export const FORMULA_SIGNS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'"] as const;

const formulaBegins = /(?<=^|[;\t])(?=[-=+@\t\r＝＋－＠'])/g;
const guarded = (value: string): string => value.replace(formulaBegins, "'");

/**
 * What is quoted: an empty text, so that it differs from nothing said, and these signs anywhere. Among them the sign that begins
 * a note: a reader who is told to skip notes skips from an unquoted one to the end of the line.
 */
const needsQuotes = /^$|[\t-\r "#,]/;
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const quotedIfNeeded = (value: string): string => (needsQuotes.test(value) ? quoted(value) : value);

/** A text as a cell: guarded where a spreadsheet could take it for a formula. */
export const textCell = (value: string): string => quotedIfNeeded(guarded(value));

/** The text of a cell that textCell() wrote, as a reader gets it back after taking the quotes away. */
export const textOfCell = (cell: string): string => cell.replace(/(?<=^|[;\t])'/g, "");

function cellOf(key: ColumnKey, value: string | number | null): string {
  if (value === null) return "";
  return columnForm(key).is === "text" ? textCell(String(value)) : quotedIfNeeded(String(value));
}

/** What a row looks like. */
export const csvRow = (row: ExportedRow): string =>
  columnKeys.map((key) => cellOf(key, row[key])).join(",") + LINE_END;

export const csvHeader = (titles: readonly string[]): string => titles.map(quoted).join(",") + LINE_END;

const separators: Readonly<Record<string, string>> = { ",": "，", ";": "；", "\t": " ", '"': "＂" };

/**
 * A note before or after the rows: a line that begins with #. What a spreadsheet would split at is written full width, so
 * that a note stays one cell and no part of it is read as a formula.
 */
export const csvNote = (text: string): string =>
  `# ${text.replace(/[,;\t"]/g, (sign) => separators[sign] ?? " ").replace(/[\r\n]+/g, " ")}${LINE_END}`;
