import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { loadNamedInstitutions } from "@/lib/testing/public-source";
import { filterOf } from "./facets";
import { indexOlderRecords } from "./index-data";
import { getPublishedRecord, searchRegister, suggestQuery } from "./queries";

const HOUSE = "北京协和医院";
let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal();
  await loadNamedInstitutions(portal);
});
afterAll(() => portal.close());

async function houses(q: string): Promise<string[]> {
  const { rows, matching } = await searchRegister(visitor, { filter: filterOf({ q }), limit: 100 });
  expect(matching).toBe(rows.length);
  return [...new Set(rows.map((row) => row.institutionNameZh))];
}

describe("the search of the register", () => {
  it.each([
    "协和",
    "北京 协和",
    "北京协和医院",
    "xiehe",
    "XieHe",
    "ｘｉｅｈｅ",
    "beijingxiehe",
    "beijing xiehe",
    "bei jing xie he",
    "北京 xiehe",
    "bjxh",
    "BJXHYY",
    "peking union",
    "Peking-Union",
  ])("finds the house for %s", async (q) => {
    expect(await houses(q)).toContain(HOUSE);
  });

  it("finds it by its number, whole or in part", async () => {
    const { rows } = await searchRegister(visitor, { filter: filterOf({ q: HOUSE }) });
    const number = rows[0]?.institutionNumber ?? "";
    expect(await houses(number)).toEqual([HOUSE]);
    expect(await houses(number.toLowerCase().replaceAll("-", ""))).toEqual([HOUSE]);
  });

  it("reads heteronyms as places and houses are read", async () => {
    const { rows } = await searchRegister(visitor, { filter: filterOf({ q: "chongqing" }), limit: 100 });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.institutionNameZh).toMatch(/重庆/);
    expect(await houses("zhongqing")).toEqual([]);
  });

  it("takes one character, and no sign for one", async () => {
    expect(await houses("协")).toContain(HOUSE);
    const all = await searchRegister(visitor, { filter: filterOf({ q: "%%" }) });
    expect(all.matching).toBe(all.total);
    expect(await houses("协%和")).toContain(HOUSE);
    expect(await houses("协无和")).toEqual([]);
  });

  it.each([
    ["xeihe", "xiehe"],
    ["peking unoin", "peking union"],
    ["bejing xiehe", "beijing xiehe"],
    ["协合", "xiehe"],
    ["北京 協和", "北京 xiehe"],
  ])("says what %s may have meant", async (q, meant) => {
    expect(await houses(q)).toEqual([]);
    expect(await suggestQuery(visitor, { q })).toBe(meant);
    expect(await houses(meant)).toContain(HOUSE);
  });

  it("takes a word of another name a house goes by for one that was meant", async () => {
    const aliases = JSON.stringify({ value: ["Cherry Mountain (closed)"] });
    await portal.asMaintenance(async (tx) => {
      await tx.execute(sql`update published_records set search_words = null,
        document = jsonb_set(document, '{fields,aliases}', ${aliases}::jsonb) where kind = 'institution' and name_zh = ${HOUSE}`);
      await indexOlderRecords(tx);
    });
    expect(await suggestQuery(visitor, { q: "chery Mountian" })).toBe("cherry mountain");
    expect(await houses("cherry mountain")).toEqual([HOUSE]);
  });

  it("passes over a word that no public record holds any more", async () => {
    await portal.asMaintenance((tx) => tx.execute(sql`insert into register_vocabulary values ('unain')`));
    expect(await suggestQuery(visitor, { q: "peking unoin" })).toBe("peking union");
  });

  it("suggests nothing where nothing is near", async () => {
    for (const q of ["qqqqqqqq", "x", null, "%%"]) expect(await suggestQuery(visitor, { q })).toBeNull();
  });

  it("does not run from the end of one name into the beginning of the next", async () => {
    const { rows } = await searchRegister(visitor, { filter: filterOf({ q: HOUSE }) });
    const page = await getPublishedRecord(visitor, { number: rows[0]?.number ?? "" });
    const { nameZh = "", institutionNameZh = "" } = page?.record ?? {};
    expect(nameZh).not.toBe(institutionNameZh);
    expect(await houses(nameZh.slice(-1) + institutionNameZh.slice(0, 2))).toEqual([]);
  });
});
