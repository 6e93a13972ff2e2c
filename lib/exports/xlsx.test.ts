import * as xlsx from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { noFilter } from "@/lib/register/facets";
import { bytesOf, readRows } from "@/lib/testing/exports";
import { columnKeys } from "./columns";
import { writeXlsx } from "./xlsx";

const rowOf = (version: number) =>
  Object.fromEntries(columnKeys.map((key) => [key, key === "version" ? version : `=${key}${version}`]));

async function* batches(...sizes: number[]) {
  let version = 0;
  for (const size of sizes) {
    yield Array.from({ length: size }, () => {
      version += 1;
      return Buffer.from(JSON.stringify(rowOf(version)));
    });
  }
}

const write = (rows: number, sheetRows: number, ...sizes: number[]) =>
  bytesOf(
    writeXlsx(
      {
        instance: "demo",
        exportedAt: new Date(0),
        rows,
        filter: noFilter,
        address: "http://portal.example/register",
      },
      batches(...sizes),
      sheetRows,
    ),
  );

describe("a workbook", () => {
  it.each([
    [0, 4, []],
    [3, 4, [3]],
    [4, 4, [4]],
    [10, 4, [1, 5, 4]],
  ])(
    "of %i rows begins a new sheet after every %i-th row, titles among them",
    async (rows, sheetRows, sizes) => {
      const bytes = await write(rows, sheetRows, ...sizes);
      const book = xlsx.read(bytes, { type: "buffer" });
      expect(book.SheetNames).toHaveLength(1 + Math.max(1, Math.ceil(rows / (sheetRows - 1))));
      for (const sheet of Object.values(book.Sheets).slice(1)) {
        expect(xlsx.utils.sheet_to_json(sheet, { header: 1 }).length).toBeLessThanOrEqual(sheetRows);
      }
      expect(readRows.xlsx(bytes)).toEqual(Array.from({ length: rows }, (_, at) => rowOf(at + 1)));
    },
  );

  it("has texts and numbers and not one formula", async () => {
    const { Sheets, SheetNames } = xlsx.read(await write(1, 9, 1), { type: "buffer", cellFormula: true });
    const cells = SheetNames.flatMap((name) =>
      Object.entries(Sheets[name] ?? {}).filter(([at]) => !at.startsWith("!")),
    );
    expect(new Set(cells.map(([, cell]) => cell.t))).toEqual(new Set(["s", "n"]));
    expect(cells.filter(([, cell]) => cell.f !== undefined)).toEqual([]);
  });

  it("of a demonstration says so in the first cell and in the name of each sheet of rows", async () => {
    const { Sheets, SheetNames } = xlsx.read(await write(1, 9, 1), { type: "buffer" });
    expect(Sheets[SheetNames[0] ?? ""]?.A1?.v).toContain("演示数据，虚构");
    expect(SheetNames[1]).toContain("演示虚构");
  });
});
