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

/**
 * What is quoted: an empty text, so that it differs from nothing said, and these signs anywhere. As the database has it; and the
 * sign that begins a note: a reader who is told to skip notes skips from an unquoted one to the end of the line.
 */
const needsQuotes = /^$|[\t-\r "#(),\\]/;
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const quotedIfNeeded = (value: string): string => (needsQuotes.test(value) ? quoted(value) : value);

/** A text as a cell: guarded if a spreadsheet could take it for a formula. */
export const textCell = (value: string): string => quotedIfNeeded(isGuarded(value) ? `'${value}` : value);

/** The text of a cell that textCell() wrote, as a reader gets it back after taking the quotes away. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

function cellOf(key: ColumnKey, value: string | number | null): string {
  if (value === null) return "";
  return columnForm(key).is === "text" ? textCell(String(value)) : quotedIfNeeded(String(value));
}

/** What a row looks like. */
export const csvRow = (row: ExportedRow): string =>
  columnKeys.map((key) => cellOf(key, row[key])).join(",") + LINE_END;

const [CARRIAGE_RETURN, LINE_FEED, HASH, BACKSLASH] = [13, 10, 35, 92];

/** A quoted cell, to be passed over, or one that holds a # and is not quoted. */
const quotedOrNoted = /"(?:[^"]|"")*"|[^",]*#[^",]*/g;

/** A record with each backslash once, which the database writes twice, and cells with a # quoted, which it does not quote. */
function settled(record: Buffer): Buffer {
  if (!record.includes(BACKSLASH) && !record.includes(HASH)) return record;
  const cells = record.toString("latin1", 1, record.length - 1).replaceAll("\\\\", "\\");
  const quoting = cells.replace(quotedOrNoted, (cell) => (cell.startsWith('"') ? cell : `"${cell}"`));
  return Buffer.from(`(${quoting})`, "latin1");
}

/**
 * Lines of CSV from records as the database writes them: `(a,"b ""c""",)`. Its quoting is that of CSV but for backslashes and
 * the sign of a note; the brackets around a record have to go, and leave the place the line's end needs.
 */
export function csvLines(sent: readonly Buffer[]): Buffer {
  const records = sent.map(settled);
  const lines = Buffer.allocUnsafe(records.reduce((sum, record) => sum + record.length, 0));
  let end = 0;
  for (const record of records) {
    end += record.copy(lines, end, 1, record.length - 1);
    lines[end++] = CARRIAGE_RETURN;
    lines[end++] = LINE_FEED;
  }
  return lines.subarray(0, end);
}

export const csvHeader = (titles: readonly string[]): string => titles.map(quoted).join(",") + LINE_END;

const separators: Readonly<Record<string, string>> = { ",": "，", ";": "；", "\t": " ", '"': "＂" };

/**
 * A note before or after the rows: a line that begins with #. What a spreadsheet would split at is written full width, so
 * that a note stays one cell and no part of it is read as a formula.
 */
export const csvNote = (text: string): string =>
  `# ${text.replace(/[,;\t"]/g, (sign) => separators[sign] ?? " ").replace(/[\r\n]+/g, " ")}${LINE_END}`;
