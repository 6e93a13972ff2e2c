import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { publishedRecords } from "@/db/schema/reference";
import { streamOf } from "@/lib/http/stream";
import {
  filterOf,
  noFilter,
  type RegisterFilter,
  type RegisterSort,
  registerSorts,
} from "@/lib/register/facets";
import { searchRegister } from "@/lib/register/queries";
import {
  addPublicRows,
  bytesOf,
  exportBytes,
  hostileTexts,
  indexPublicRows,
  openExport,
  publicRow,
  readRows,
} from "@/lib/testing/exports";
import { draftDeployment, publishedDeployment } from "@/lib/testing/journey";
import { makeHospital, makeReviewer, openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { columnKeys } from "./columns";
import { csvRow } from "./csv";
import { exportFormats } from "./formats";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

async function clear() {
  await portal.owner.run((tx) => tx.delete(publishedRecords));
  await indexPublicRows(portal);
}

/** Every number of the list, page after page as a reader turns them. */
async function numbersOfPages(filter: RegisterFilter, sort: RegisterSort = "newest"): Promise<string[]> {
  const numbers: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof searchRegister>> = await searchRegister(visitor, {
      filter,
      sort,
      after,
    });
    numbers.push(...page.rows.map((row) => row.number));
    after = page.next;
  } while (after !== null);
  return numbers;
}

/** More than the batches that are on their way when a reader has only begun. */
const MANY = 9000;
const many = () => Array.from({ length: MANY }, (_, at) => publicRow(at + 1));
const withoutTime = (bytes: Buffer) =>
  bytes.toString("utf8").replace(/^# 导出时间.*$|"exportedAt":"[^"]*"/gm, "");

describe("the rows of a file", () => {
  beforeAll(async () => {
    const other = { hosting: "on-premises", modelFamily: "qwen", modelSizeBillion: 32 };
    const rows = Array.from({ length: 70 }, (_, at) => publicRow(at + 1, at % 3 === 0 ? other : {}));
    // Of one moment: the number decides.
    await addPublicRows(portal, [
      ...rows,
      publicRow(81, { publishedAt: new Date(0) }),
      publicRow(80, { publishedAt: new Date(0) }),
    ]);
  });
  afterAll(clear);

  it.each([
    ["no filter", noFilter, 72],
    ["a word", filterOf({ q: "生成6" }), 11],
    ["two facets", filterOf({ hosting: ["on-premises"], size: ["10-39"] }), 24],
    ["what is not stated", filterOf({ hosting: ["unstated"] }), 48],
    ["nothing found", filterOf({ badge: ["public_source"] }), 0],
  ])("are those of all pages of the list, in its order: %s", async (_, filter, count) => {
    const pages = await numbersOfPages(filter);
    expect(pages).toHaveLength(count);
    for (const format of exportFormats) {
      const bytes = await exportBytes(format, { filter });
      expect(readRows[format](bytes).map((row) => row.number)).toEqual(pages);
    }
  });

  it.each(registerSorts)("follow the list in the order of %s too", async (sort) => {
    const rows = readRows.jsonl(await exportBytes("jsonl", { sort }));
    expect(rows).toHaveLength(72);
    expect(rows.map((row) => row.number)).toEqual(await numbersOfPages(noFilter, sort));
  });

  it("hold no record that is not public", async () => {
    const hospital = await makeHospital(portal);
    const published = await publishedDeployment(hospital, await makeReviewer(portal), "公开的推理平台");
    const draft = await draftDeployment(hospital, "未公开的推理平台");
    for (const format of ["csv", "jsonl"] as const) {
      const text = (await exportBytes(format)).toString("utf8");
      expect(text).toContain(published.applicationNumber);
      for (const trace of [draft.id, draft.number, draft.applicationNumber, "未公开", hospital.it.email]) {
        expect(text).not.toContain(trace);
      }
    }
  });
});

describe("a file opened again", () => {
  afterAll(clear);

  it("holds every value as it was, hostile texts too, in all three formats", async () => {
    await addPublicRows(
      portal,
      hostileTexts.map((text, at) =>
        publicRow(at + 1, {
          nameZh: text,
          nameEn: text,
          institutionNameZh: text,
          deploymentName: text,
          modelName: text,
          modelSizeBillion: 0.5,
          quantization: "int4-awq",
        }),
      ),
    );
    const jsonl = readRows.jsonl(await exportBytes("jsonl"));
    expect(jsonl.map((row) => row.name_zh)).toEqual(hostileTexts);
    // An empty text and nothing at all are the same cell.
    const cells = jsonl.map((row) =>
      Object.fromEntries(columnKeys.map((key) => [key, row[key] === "" ? null : row[key]])),
    );
    // This reader joins CR LF to LF; the file holds both.
    const joined = JSON.parse(JSON.stringify(cells).replaceAll("\\r\\n", "\\n"));
    expect(readRows.xlsx(await exportBytes("xlsx"))).toEqual(joined);
    expect(readRows.csv(await exportBytes("csv"))).toEqual(cells);
    expect(jsonl[0]).toMatchObject({
      model_size_billion: 0.5,
      published_at: "2025-12-31 23:59:00.000+08:00",
    });
  });

  it("has CSV rows that are, byte for byte, what csvRow() says, of a row that changed as well", async () => {
    await portal.owner.run((tx) =>
      tx.update(publishedRecords).set({ nameEn: "=changed, later", level: null }),
    );
    const rows = readRows.jsonl(await exportBytes("jsonl"));
    const text = (await exportBytes("csv")).toString("utf8");
    expect(rows).toHaveLength(hostileTexts.length);
    expect(text).toContain(rows.map(csvRow).join(""));
  });
});

describe("one snapshot", () => {
  beforeAll(() => addPublicRows(portal, many()));
  afterAll(clear);

  it.each(exportFormats)(
    "%s read while rows change is, byte for byte, the file of the moment it was opened",
    async (format) => {
      const before = await exportBytes(format);
      const file = await openExport(format);
      const first = await file.chunks.next();
      await portal.owner.run(async (tx) => {
        await tx.execute(sql`update published_records set name_zh = name_zh || '改' where number like '%5'`);
        await tx.execute(sql`delete from published_records where number like '%7'`);
        await tx.insert(publishedRecords).values([publicRow(MANY + 1 + exportFormats.indexOf(format))]);
      });
      const read = Buffer.concat([first.value ?? Buffer.alloc(0), await bytesOf(file.chunks)]);
      await file.end();
      const after = await exportBytes(format);
      if (format === "xlsx") {
        expect(readRows.xlsx(read)).toEqual(readRows.xlsx(before));
        expect(readRows.xlsx(after)).not.toEqual(readRows.xlsx(before));
      } else {
        expect(withoutTime(read)).toBe(withoutTime(before));
        expect(withoutTime(after)).not.toBe(withoutTime(before));
      }
    },
  );
});

describe("a reader who leaves", () => {
  beforeAll(() => addPublicRows(portal, many()));
  afterAll(clear);

  const connections = async () => {
    const [row] = await portal.owner.run((tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity
        where application_name = 'portal-export' and datname = current_database()`),
    );
    return row?.n;
  };
  /** A second is the promise; polling it is not a measurement. */
  const allGone = () => vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 1000 });

  it("in the middle leaves no connection and no query behind", async () => {
    for (const format of exportFormats) {
      const body = streamOf(await openExport(format), "test").getReader();
      await body.read();
      expect(await connections()).toBe(1);
      await body.cancel();
      await allGone();
    }
  });

  it("during a fetch that takes long leaves none either", async () => {
    const slow = await portal.owner.snapshot({ kind: "public" });
    const lines = slow.lines(sql`select pg_sleep(60)::text`);
    const never = expect(lines.next()).rejects.toThrow();
    await vi.waitFor(async () => expect(await connections()).toBe(1));
    await slow.end();
    await never;
    await allGone();
  });

  it("gives the place back: one address has two, and a third waits for one of them", async () => {
    const open = [await openExport("csv"), await openExport("jsonl")];
    await expect(openExport("csv")).rejects.toMatchObject({ code: "export.busy", status: 503 });
    await open[0]?.end();
    const third = await openExport("csv");
    await Promise.all([open[1]?.end(), third.end()]);
    await allGone();
  });

  it("is not told of a whole file when the database went away", async () => {
    const body = streamOf(await openExport("csv"), "test").getReader();
    await body.read();
    await portal.owner.run((tx) =>
      tx.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'portal-export' and datname = current_database()`),
    );
    const rest = async () => {
      while (!(await body.read()).done);
    };
    await expect(rest()).rejects.toThrow();
  });
});

describe("what a file says about itself", () => {
  afterAll(clear);

  it("is the time, the filter, the address, the number of rows and the source, and on a demonstration first of all the mark", async () => {
    await addPublicRows(portal, [publicRow(1, { hosting: "on-premises" })]);
    const asked = { filter: filterOf({ q: '=1,2;"', hosting: ["on-premises"] }) };
    for (const instance of ["demo", "live"] as const) {
      const [first, ...lines] = (await exportBytes("csv", { ...asked, instance }))
        .toString("utf8")
        .split("\r\n");
      const [meta] = (await exportBytes("jsonl", { ...asked, instance })).toString("utf8").split("\n");
      const notes = lines.filter((line) => line.startsWith("# ")).join("\n");
      expect(first?.startsWith("\ufeff# 演示数据，虚构")).toBe(instance === "demo");
      expect(JSON.parse(meta ?? "").meta.mark === null).toBe(instance === "live");
      expect(notes).toMatch(/导出时间（北京时间） Exported at \(Beijing time\): \d{4}-\d\d-\d\d \d\d:\d\d/);
      expect(notes).toContain("检索“=1，2；＂”");
      expect(notes).toContain("http://portal.example/register?q=%3D1%2C2%3B%22&hosting=on-premises");
      expect(JSON.parse(meta ?? "").meta).toMatchObject({
        instance,
        rows: 0,
        filter: { en: expect.stringContaining("On premises") },
      });
      expect(lines.at(-2)).toBe("# 文件结束。行数 End of file. Rows: 0");
    }
  });
});
