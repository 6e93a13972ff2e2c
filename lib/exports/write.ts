import { columnKeys } from "./columns";
import { BYTE_ORDER_MARK, csvHeader, csvNote } from "./csv";
import type { ExportFormat } from "./formats";
import {
  bilingual,
  codesOf,
  columnTitle,
  type ExportHead,
  type ExportNote,
  endWords,
  metaOf,
  notesOf,
  readingWords,
} from "./head";
import { jsonLine } from "./jsonl";
import { writeXlsx } from "./xlsx";

/** Rows as the database wrote them, a batch at a time: each a line. */
export type RowBatches = AsyncGenerator<readonly Buffer[], void, undefined>;
type Chunks = AsyncGenerator<Buffer, void, undefined>;

const noteLine = (note: ExportNote): string =>
  csvNote(note.value === undefined ? bilingual(note) : `${bilingual(note)}: ${note.value}`);

/** Which key a column has in the other formats, and what its codes mean. */
function* codebook(): Generator<string> {
  for (const key of columnKeys) {
    const words = codesOf(key)?.map(({ code, label }) => `${code}=${label.zh}/${label.en}`) ?? [];
    yield csvNote(
      `${key}: ${bilingual(columnTitle(key))}${words.length > 0 ? `: ${words.join(" | ")}` : ""}`,
    );
  }
}

async function* writeCsv(head: ExportHead, rows: RowBatches): Chunks {
  const notes = [...notesOf(head), readingWords()].map(noteLine);
  const titles = columnKeys.map((key) => bilingual(columnTitle(key)));
  yield Buffer.from([BYTE_ORDER_MARK, ...notes, ...codebook(), csvHeader(titles)].join(""));
  for await (const batch of rows) yield Buffer.concat(batch);
  yield Buffer.from(noteLine(endWords(head.rows)));
}

async function* writeJsonLines(head: ExportHead, rows: RowBatches): Chunks {
  yield Buffer.from(jsonLine({ meta: metaOf(head) }));
  for await (const batch of rows) yield Buffer.concat(batch);
  yield Buffer.from(jsonLine({ end: { rows: head.rows } }));
}

/** A file of one format, piece by piece. CSV takes lines of CSV, the other two lines of JSON. */
export const writers: Readonly<Record<ExportFormat, (head: ExportHead, rows: RowBatches) => Chunks>> = {
  csv: writeCsv,
  jsonl: writeJsonLines,
  xlsx: writeXlsx,
};
