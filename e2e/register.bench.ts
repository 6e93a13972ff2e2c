/**
 * `npm run bench:register`: searches, facets, pages and the map over 1,000,000 invented rows in the database of a built portal.
 * For each question p50 and p95 in the database as the page asks it, the way it was answered, and its p50 as a ratio to the same
 * question by a plain ILIKE scan in the same run; then what publishing one institution's rows costs, the memory of the server,
 * and the page itself over HTTP at these rows and before at the 755 of the demonstration. Writing the rows and their index takes
 * longer than all questions together.
 */
import fs from "node:fs";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { test } from "vitest";
import { connect, type Database } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { putDatabase } from "@/lib/database";
import { type FacetName, filterOf, type RegisterFilter, type RegisterSort } from "@/lib/register/facets";
import { countByProvince, countRegister, searchRegister } from "@/lib/register/queries";
import { plainText } from "@/lib/spoken";
import { writeLargeRegister } from "@/lib/testing/large-register";
import { visitor } from "@/lib/testing/portal";
import { removePortal, startPortal } from "./portal";

const ROWS = 1_000_000;
const RUNS = 100;
const BASE_RUNS = 3;

type Asked = { filter?: Partial<RegisterFilter>; sort?: RegisterSort; pages?: number; back?: boolean };
const publicSource = { badge: ["public_source"] };
const twoFacets = { type: ["other", "military_hospital"], level: ["primary", "secondary"] };
const narrow = { province: ["650000"], level: ["ungraded"], family: ["glm"], hosting: ["hybrid"] };

/** What people ask, with what is hard about it. */
const pages: Record<string, Asked> = {
  "whole list": {},
  "whole list, 40 pages on": { pages: 40 },
  "by name, 40 pages on": { sort: "name", pages: 40 },
  "by size, 40 pages on and back, among 200,000 of one size": { sort: "size", pages: 40, back: true },
  "one facet": { filter: { province: ["330000"] } },
  "one facet, all of it at the far end": { filter: publicSource },
  "one facet, another order": { filter: publicSource, sort: "size" },
  "one facet by name": { filter: { province: ["650000"] }, sort: "name" },
  "two facets, the oldest, 40 pages on and back": {
    filter: twoFacets,
    sort: "oldest",
    pages: 40,
    back: true,
  },
  "two facets by name": { filter: { province: ["650000"], level: ["ungraded"] }, sort: "name" },
  "four facets, few rows": { filter: narrow, sort: "name" },
  "rare word 协恩": { filter: { q: "协恩" } },
  "rare word by name": { filter: { q: "协恩" }, sort: "name" },
  "pinyin xieen": { filter: { q: "xieen" } },
  "common word 绵川, 140,000 rows": { filter: { q: "绵川" } },
  "common word by name": { filter: { q: "绵川" }, sort: "name" },
  "common word and facet": { filter: { q: "绵川", level: ["primary"] } },
  "word of nearly every row and facet at the far end": { filter: { q: "医院", ...publicSource } },
  "word of six characters 第一人民医院, 90,000 rows": { filter: { q: "第一人民医院" } },
  "Latin word of nearly every row and facet at the far end": { filter: { q: "hospital", ...publicSource } },
  "two words": { filter: { q: "绵川 处方审核" } },
  "one character": { filter: { q: "川" } },
  "Latin word of half the rows": { filter: { q: "deepseek" } },
  "Latin word of two letters": { filter: { q: "r1" } },
  "model in full, 100,000 rows": { filter: { q: "DeepSeek-R1-Distill-Qwen-32B" } },
  "initials of houses, rmyy": { filter: { q: "rmyy" } },
  "no hit": { filter: { q: "无此医院" } },
  "record number": { filter: { q: "APP-0000042-7" } },
  "credit code": { filter: { q: "910000000000012345" } },
};
const facets: Record<string, Partial<RegisterFilter>> = {
  "facets of the whole list": {},
  "facets beside three choices": { ...publicSource, level: ["primary"], province: ["510000", "110000"] },
  "facets of a rare word": { q: "协恩" },
  "facets of a common word": { q: "绵川" },
  "facets of a Latin word of half the rows": { q: "deepseek" },
};

type Times = { p50: number; p95: number };

async function timed(work: () => Promise<unknown>, runs: number): Promise<Times> {
  await work();
  const times: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  // Nearest rank: the least time that so large a share of them does not exceed.
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

const columns: Partial<Record<FacetName, string>> = {
  province: "province_adcode",
  level: "level",
  type: "institution_type",
  hosting: "hosting",
  family: "model_family",
  badge: "badge",
};
const orders: Record<RegisterSort, string> = {
  newest: "published_at desc",
  oldest: "published_at",
  name: "institution_name_zh",
  size: "model_size_billion desc nulls last",
};

/** The same question without an index of ours: every row read, the words by ILIKE. */
function scan(owner: Database, { filter = {}, sort = "newest" }: Asked, counted = false) {
  const words = (filter.q ?? "").split(" ").filter(Boolean);
  const facetsSaid = Object.entries(columns).flatMap(([name, column]) => {
    const chosen = filter[name as FacetName] ?? [];
    return chosen.length === 0 ? [] : [sql`${sql.identifier(column)} in ${chosen}`];
  });
  const wordsSaid = words.map((word) => sql`search_text ilike ${`%${plainText(word)}%`}`);
  const said = sql.join([sql`is_register_row`, ...facetsSaid, ...wordsSaid], sql` and `);
  const question = counted
    ? sql`select province_adcode, count(*) from published_records where ${said} group by 1`
    : sql`select number from published_records where ${said} order by ${sql.raw(orders[sort])} limit 25`;
  // As the table lies: the index of the ordinary list would not be a scan.
  return owner.run(async (tx) => {
    await tx.execute(sql.raw("set local enable_indexscan = off"));
    return tx.execute(question);
  });
}

/** Memory of all PostgreSQL processes of this machine in MiB, a shared page counted once: its own where nothing else runs. */
function serverMemory(): number {
  const owners = fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readable(`/proc/${pid}/cmdline`).includes("postgres"))
    .map((pid) => /^Pss:\s+(\d+)/m.exec(readable(`/proc/${pid}/smaps_rollup`))?.[1] ?? "0");
  return owners.reduce((sum, kib) => sum + Number(kib), 0) / 1024;
}

function readable(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const ask = async ({ filter = {}, sort = "newest", pages: turned = 0, back = false }: Asked) => {
  let after: string | null = null;
  for (let n = 0; n < turned; n += 1) {
    const page: Awaited<ReturnType<typeof searchRegister>> = await searchRegister(visitor, {
      filter: filterOf(filter),
      sort,
      after,
      limit: 100,
    });
    after = page.next;
  }
  const place = back ? { before: after } : { after };
  return () => searchRegister(visitor, { filter: filterOf(filter), sort, ...place });
};

const addresses = ["/register", "/register?q=协恩", "/register?province=330000"];

/** The page as a reader's browser gets it, whole. */
async function pagesOver(baseUrl: string, rows: string): Promise<void> {
  for (const address of addresses) {
    const read = async () => {
      const answer = await fetch(new URL(address, baseUrl));
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
      await answer.text();
    };
    const { p50, p95 } = await timed(read, RUNS);
    console.log(`${address} over HTTP at ${rows} rows: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  }
}

/** As a register of some days is; else the database would do it while it is asked. */
async function vacuum(url: string): Promise<void> {
  const client = postgres(url, { max: 1 });
  await client.unsafe("vacuum (analyze)");
  await client.end();
}

async function write(owner: Database, url: string): Promise<void> {
  const start = performance.now();
  await owner.run(async (tx) => {
    await tx.execute(sql.raw("set local statement_timeout = 0"));
    await tx.execute(sql.raw("set local idle_in_transaction_session_timeout = 0"));
    await tx.delete(publishedRecords);
    await writeLargeRegister(tx, ROWS);
  });
  await vacuum(url);
  console.log(`${ROWS} rows written in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** What publishing adds for the index: the rows of one house sorted and counted anew. */
async function publish(owner: Database): Promise<void> {
  const [house] = await owner.run((tx) =>
    tx.select().from(publishedRecords).where(eq(publishedRecords.kind, "institution")).limit(1),
  );
  const { p50, p95 } = await timed(
    () => owner.run((tx) => tx.execute(sql`select index_register_rows(${house?.institutionId})`)),
    RUNS,
  );
  console.log(`index entries of one institution anew: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
}

test("a register of a million rows", { timeout: 7_200_000 }, async () => {
  const portal = await startPortal();
  const owner = connect(portal.ownerUrl, { max: 2 });
  putDatabase(owner);
  const line = (what: string, { p50, p95 }: Times, base: Times) => {
    const ratio = `ratio ${(p50 / base.p50).toFixed(3)} to a scan of ${base.p50.toFixed(0)} ms`;
    console.log(`${what.padEnd(70)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${ratio}`);
  };
  try {
    await pagesOver(portal.baseUrl, "755");
    await write(owner, portal.ownerUrl);
    for (const [what, asked] of Object.entries(pages)) {
      const base = await timed(() => scan(owner, asked), BASE_RUNS);
      const page = await ask(asked);
      line(`${what} (${(await page()).way})`, await timed(page, RUNS), base);
    }
    for (const [what, filter] of Object.entries(facets)) {
      const base = await timed(() => scan(owner, { filter }, true), BASE_RUNS);
      line(what, await timed(() => countRegister(visitor, { filter: filterOf(filter) }), RUNS), base);
    }
    const mapped = await timed(() => scan(owner, {}, true), BASE_RUNS);
    line("map", await timed(() => countByProvince(visitor, {}), RUNS), mapped);
    await publish(owner);
    await pagesOver(portal.baseUrl, `${ROWS}`);
    console.log(`memory of the server: ${serverMemory().toFixed(0)} MiB, shared_buffers 128 MB`);
  } finally {
    await owner.close();
    await portal.stop();
    await removePortal(portal);
  }
});
