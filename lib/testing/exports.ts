import * as xlsx from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { publishedRecords } from "@/db/schema/reference";
import type { InstanceKind } from "@/db/values";
import { type ColumnKey, columnForm, columnKeys, type ExportedRow } from "@/lib/exports/columns";
import { textOfCell } from "@/lib/exports/csv";
import type { ExportFormat } from "@/lib/exports/formats";
import { exportRegister } from "@/lib/exports/queries";
import { newId } from "@/lib/ids";
import { formatRecordNumber } from "@/lib/records/number";
import { noFilter, type RegisterFilter, type RegisterSort } from "@/lib/register/facets";
import { type TestPortal, visitor } from "./portal";

type Chunks = AsyncIterable<Uint8Array>;
export type Asked = { filter?: RegisterFilter; sort?: RegisterSort; instance?: InstanceKind };

export const openExport = (
  format: ExportFormat,
  { filter = noFilter, sort = "newest", instance = "live" }: Asked = {},
) => exportRegister(visitor, { format, filter, sort, instance, origin: "http://portal.example" });

/** Everything that is left of a file. */
export async function bytesOf(chunks: Chunks): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

export async function exportBytes(format: ExportFormat, asked?: Asked): Promise<Buffer> {
  const file = await openExport(format, asked);
  try {
    return await bytesOf(file.chunks);
  } finally {
    await file.end();
  }
}

/** A row of these values, by column. */
export const rowFrom = (valueAt: (key: ColumnKey, at: number) => string | number | null): ExportedRow =>
  Object.fromEntries(columnKeys.map((key, at) => [key, valueAt(key, at)])) as ExportedRow;

function csvValue(key: ColumnKey, cell: string): string | number | null {
  const { is } = columnForm(key);
  if (cell === "") return null;
  if (is === "number") return Number(cell);
  return is === "text" ? textOfCell(cell) : cell;
}

/** The rows of a file as a reader of its format gets them, notes left out. */
export const readRows: Readonly<Record<ExportFormat, (bytes: Buffer) => ExportedRow[]>> = {
  csv: (bytes) => {
    const options = { bom: true, comment: "#" } as const;
    const [, ...cells]: string[][] = parse(bytes, options);
    return cells.map((row) => rowFrom((key, at) => csvValue(key, row[at] ?? "")));
  },
  jsonl: (bytes) =>
    bytes
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter((line) => "number" in line),
  xlsx: (bytes) => {
    const book = xlsx.read(bytes, { type: "buffer", raw: true });
    return book.SheetNames.slice(1).flatMap((name) => {
      const sheet = book.Sheets[name] ?? {};
      const [, ...cells]: (string | number | null)[][] = xlsx.utils.sheet_to_json(sheet, {
        header: 1,
        defval: null,
      });
      return cells.map((row) => rowFrom((_, at) => row[at] ?? null));
    });
  },
};

type PublicRow = typeof publishedRecords.$inferInsert;

/** Public rows as publishing writes them, past the whole way there; each a minute older than the last. */
export function publicRow(serial: number, values: Partial<PublicRow> = {}): PublicRow {
  const nameZh = `门诊病历生成${serial}`;
  return {
    number: formatRecordNumber("application", 5_000_000 + serial),
    kind: "application",
    recordId: newId(),
    institutionId: newId(),
    jurisdictionCode: "330000",
    isRegisterRow: true,
    nameZh,
    institutionNumber: formatRecordNumber("institution", 1),
    institutionNameZh: `测试机构${serial % 7}`,
    provinceAdcode: "330000",
    badge: "hospital_confirmed",
    state: "published",
    version: 1,
    publishedAt: new Date(Date.parse("2026-01-01T00:00:00+08:00") - serial * 60_000),
    searchText: nameZh,
    document: { fields: {}, history: [] },
    ...values,
  };
}

export async function addPublicRows(portal: TestPortal, rows: readonly PublicRow[]): Promise<void> {
  const portion = 1000;
  for (let at = 0; at < rows.length; at += portion) {
    await portal.owner.run((tx) => tx.insert(publishedRecords).values(rows.slice(at, at + portion)));
  }
  await indexPublicRows(portal);
}

/** What publishing does beside the row: its marks, and the index of the list. */
export async function indexPublicRows(portal: TestPortal): Promise<void> {
  await portal.asMaintenance(async (tx) => {
    await tx.execute(sql`update published_records r set marks = marks_of(r)`);
    await tx.execute(sql`select rebuild_register_index()`);
  });
}

/** Texts that a format could take for something of its own. */
export const hostileTexts = [
  "=1+1",
  "+86 571",
  "-3",
  "@import",
  "\tTab",
  "\r回车",
  "＝全角",
  "＋",
  "－",
  "＠",
  "x;=1+1;y",
  ";;'＝\t=1\t\r;",
  "'撇号",
  "''=两个",
  '引号"与""两个',
  "逗号, 分号; 竖线|",
  "第一行\n第二行\r\n第三行",
  "# 不是说明",
  "3#楼推理平台",
  "#\\##\\\\#",
  "\\反斜杠\\n",
  "(括号)",
  "🏥👩‍⚕️ 𠮷野家",
  "<b>&amp;</b> ]]> _x0041_",
  " 首尾空格 ",
  "\u0001\u001f控制",
  "%s %1$s {0}",
  "",
];
