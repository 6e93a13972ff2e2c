import { type ColumnKey, columnForm, columnKeys, type ExportedRow } from "./columns";

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark (without one Excel reads Chinese as something else). Rows are
 * written by the database (row-sql.ts); what stands here is the head of the file and, for tests, the definition of a row.
 */
export const BYTE_ORDER_MARK = "\ufeff";
export const LINE_END = "\r\n";

/**
 * First characters that make a spreadsheet read a cell as a formula, full-width twins included, and the apostrophe itself:
 * one is put before each of these and before nothing else, so that a reader who drops it has the exact text again.
 */
export const FORMULA_SIGNS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'"] as const;

const isGuarded = (value: string): boolean => FORMULA_SIGNS.some((sign) => value.startsWith(sign));

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Signs of a text for which the whole row is quoted: those that end a cell, and the one that begins a note, anywhere in it. */
export const CARE_SIGNS = ['"', ",", "\r", "\n", "#"] as const;

const needsCare = (value: string): boolean =>
  value === "" || isGuarded(value) || CARE_SIGNS.some((sign) => value.includes(sign));

/**
 * What is quoted in such a row: an empty text, so that it differs from nothing said, and these signs anywhere; as the database
 * has it, and the sign of a note: a reader who is told to skip notes skips from an unquoted one to the end of the line.
 */
const needsQuotes = /^$|[\t-\r "#(),\\]/;
const quotedIfNeeded = (value: string): string => (needsQuotes.test(value) ? quoted(value) : value);

/** A text as a cell: guarded if a spreadsheet could take it for a formula. */
export const textCell = (value: string): string => quotedIfNeeded(isGuarded(value) ? `'${value}` : value);

/** The text of a cell that textCell() wrote, as a reader gets it back after taking the quotes away. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

const isText = (key: ColumnKey): boolean => columnForm(key).is === "text";
const textOf = (value: string | number | null): string => (value === null ? "" : String(value));

function quotedCell(key: ColumnKey, value: string | number | null): string {
  if (value === null) return "";
  return isText(key) ? textCell(String(value)) : quotedIfNeeded(String(value));
}

/** What a row looks like: its cells as they are, or quoted each by itself where a text of the row asks for care. */
export function csvRow(row: ExportedRow): string {
  const isPlain = columnKeys.every(
    (key) => !isText(key) || row[key] === null || !needsCare(String(row[key])),
  );
  const cells = columnKeys.map((key) => (isPlain ? textOf(row[key]) : quotedCell(key, row[key])));
  return cells.join(",") + LINE_END;
}

const [CARRIAGE_RETURN, LINE_FEED, OPENING] = [13, 10, 40];

/** A quoted cell, to be passed over, or one that holds a # and is not quoted. */
const quotedOrNoted = /"(?:[^"]|"")*"|[^",]*#[^",]*/g;

/**
 * A row the database wrote as a record, `(a,"b ""c""",)`: its quoting is that of CSV but for backslashes, which it writes twice, and
 * for the sign of a note.
 */
function cellsOf(record: Buffer): Buffer {
  const cells = record.toString("latin1", 1, record.length - 1).replaceAll("\\\\", "\\");
  const quoting = cells.replace(quotedOrNoted, (cell) => (cell.startsWith('"') ? cell : `"${cell}"`));
  return Buffer.from(quoting, "latin1");
}

/** Lines of CSV from rows as the database sends them (row-sql.ts): plain ones as they are; no number of a record begins as a record does. */
export function csvLines(sent: readonly Buffer[]): Buffer {
  const rows = sent.map((row) => (row[0] === OPENING ? cellsOf(row) : row));
  const lines = Buffer.allocUnsafe(rows.reduce((sum, row) => sum + row.length + 2, 0));
  let end = 0;
  for (const row of rows) {
    end += row.copy(lines, end);
    lines[end++] = CARRIAGE_RETURN;
    lines[end++] = LINE_FEED;
  }
  return lines;
}

export const csvHeader = (titles: readonly string[]): string => titles.map(quoted).join(",") + LINE_END;

const separators: Readonly<Record<string, string>> = { ",": "，", ";": "；", "\t": " ", '"': "＂" };

/**
 * A note before or after the rows: a line that begins with #. What a spreadsheet would split at is written full width, so
 * that a note stays one cell and no part of it is read as a formula.
 */
export const csvNote = (text: string): string =>
  `# ${text.replace(/[,;\t"]/g, (sign) => separators[sign] ?? " ").replace(/[\r\n]+/g, " ")}${LINE_END}`;
