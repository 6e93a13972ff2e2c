import { columnKeys, type ExportedRow } from "./columns";
import {
  bilingual,
  codesOf,
  columnTitle,
  type ExportHead,
  endWords,
  markOf,
  notesOf,
  sheetName,
} from "./head";
import { dataRow, sheetClose, sheetOpen, sheetParts, textRow } from "./xlsx-parts";
import { type ZipEntry, zipOf } from "./zip";

/** Rows that a worksheet can hold, its title row among them. */
const SHEET_ROWS = 1_048_576;

type Batches = AsyncGenerator<readonly Buffer[], void, undefined>;

/** Takes rows off batches in portions of at most `limit`; an empty portion is the end. */
function portions(batches: Batches) {
  let rest: readonly Buffer[] = [];
  return async (limit: number): Promise<readonly Buffer[]> => {
    if (rest.length === 0) {
      const next = await batches.next();
      rest = next.done ? [] : next.value;
    }
    const taken = rest.slice(0, limit);
    rest = rest.slice(limit);
    return taken;
  };
}

function cellsOf(line: Buffer): (string | number | null)[] {
  const row: ExportedRow = JSON.parse(line.toString("utf8"));
  return columnKeys.map((key) => row[key]);
}

async function* rowsSheet(take: (limit: number) => Promise<readonly Buffer[]>, limit: number) {
  const titles = columnKeys.map((key) => bilingual(columnTitle(key)));
  yield Buffer.from(sheetOpen({ columns: columnKeys.length, frozen: true }) + textRow(titles, "strong"));
  for (let left = limit - 1; left > 0; ) {
    const lines = await take(left);
    if (lines.length === 0) break;
    left -= lines.length;
    yield Buffer.from(lines.map((line) => dataRow(cellsOf(line))).join(""));
  }
  yield Buffer.from(sheetClose);
}

/** The first sheet: what the file is, then every column with its codes. */
async function* aboutSheet(head: ExportHead) {
  const notes = [...notesOf(head), endWords(head.rows)];
  const mark = markOf(head.instance);
  yield Buffer.from(sheetOpen({ columns: 3, frozen: false }));
  for (const { zh, en, value } of notes) {
    yield Buffer.from(textRow([zh, en, value ?? ""], mark?.zh === zh ? "strong" : "plain"));
  }
  for (const key of columnKeys) {
    const { zh, en } = columnTitle(key);
    yield Buffer.from(textRow([zh, en, key], "strong"));
    for (const { code, label } of codesOf(key) ?? []) {
      yield Buffer.from(textRow([label.zh, label.en, code], "plain"));
    }
  }
  yield Buffer.from(sheetClose);
}

async function* once(text: string) {
  yield Buffer.from(text);
}

/**
 * A workbook: a sheet about the file, then the rows, on a new sheet at the row limit. Texts are typed as texts and stand as
 * they are: a spreadsheet computes none of them.
 */
export async function* writeXlsx(head: ExportHead, rows: Batches, sheetRows = SHEET_ROWS) {
  const count = Math.max(1, Math.ceil(head.rows / (sheetRows - 1)));
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const names = numbers.map((number) => sheetName(head.instance, number));
  const take = portions(rows);
  const parts = sheetParts([sheetName(head.instance, null), ...names]);
  const entries: ZipEntry[] = [
    ...parts.map(({ name, xml }) => ({ name, data: once(xml) })),
    { name: "xl/worksheets/sheet1.xml", data: aboutSheet(head) },
    ...numbers.map((number) => ({
      name: `xl/worksheets/sheet${number + 1}.xml`,
      data: rowsSheet(take, sheetRows),
    })),
  ];
  yield* zipOf(entries);
}
