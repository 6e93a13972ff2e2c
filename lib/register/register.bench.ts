/**
 * `npm run bench:register`: searches, facets, pages and the map over 1,000,000 invented rows. For each query p50 and p95 as the
 * page asks it and its p50 as a ratio to the same words or place in the list by a plain ILIKE scan
 * in the same run. Writing the rows and their index takes longer than all queries together.
 */

import fs from "node:fs";
import { sql } from "drizzle-orm";
import { test } from "vitest";
import { connect, type Database } from "@/db/client";
import { writeLargeRegister } from "@/lib/testing/large-register";
import { openTestPortal, visitor } from "@/lib/testing/portal";
import { filterOf, type RegisterFilter, type RegisterSort } from "./facets";
import { countByProvince, countRegister, searchRegister } from "./queries";

const ROWS = 1_000_000;
const RUNS = 20;
const BASE_RUNS = 3;

type Asked = { filter?: Partial<RegisterFilter>; sort?: RegisterSort; pages?: number };
const publicSource = { badge: ["public_source"] };
const narrow = { province: ["650000"], level: ["ungraded"], family: ["glm"], hosting: ["hybrid"] };

/** What people ask, with what is hard about it. */
const pages: Record<string, Asked> = {
  "whole list": {},
  "whole list, 40 pages on": { pages: 40 },
  "by name, 40 pages on": { sort: "name", pages: 40 },
  "one facet": { filter: { province: ["330000"] } },
  "one facet, all of it at the far end": { filter: publicSource },
  "one facet, another order": { filter: publicSource, sort: "size" },
  "four facets, few rows": { filter: narrow, sort: "name" },
  "rare word 协恩": { filter: { q: "协恩" } },
  "rare word by name": { filter: { q: "协恩" }, sort: "name" },
  "pinyin xieen": { filter: { q: "xieen" } },
  "common word 绵川, 140,000 rows": { filter: { q: "绵川" } },
  "common word and facet": { filter: { q: "绵川", level: ["primary"] } },
  "word of nearly every row and facet at the far end": { filter: { q: "医院", ...publicSource } },
  "two words": { filter: { q: "绵川 处方审核" } },
  "one character": { filter: { q: "川" } },
  "no hit": { filter: { q: "无此医院" } },
  "record number": { filter: { q: "APP-0000042-7" } },
  "credit code": { filter: { q: "910000000000012345" } },
};
const facets: Record<string, Partial<RegisterFilter>> = {
  "facets of the whole list": {},
  "facets beside three choices": { ...publicSource, level: ["primary"], province: ["510000", "110000"] },
  "facets of a rare word": { q: "协恩" },
  "facets of a common word": { q: "绵川" },
};

async function timed(work: () => Promise<unknown>, runs: number) {
  await work();
  const times: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The same question without an index of ours: every row read, the words by ILIKE. */
function scan(owner: Database, filter: Partial<RegisterFilter>, counted = false) {
  const words = (filter.q ?? "").split(" ").filter(Boolean);
  const said = sql.join(
    [sql`is_register_row`, ...words.map((word) => sql`search_text ilike ${`%${word}%`}`)],
    sql` and `,
  );
  const counts = sql`select province_adcode, count(*) from published_records where ${said} group by 1`;
  if (counted) return owner.run((tx) => tx.execute(counts));
  return owner.run((tx) =>
    tx.execute(sql`select number from published_records where ${said} order by published_at desc limit 25`),
  );
}

/** Memory of all PostgreSQL processes of this machine in MiB: its own where nothing else runs; shared pages count in each. */
function serverMemory(): number {
  const owners = fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readable(`/proc/${pid}/cmdline`).includes("postgres"))
    .map((pid) => /^VmRSS:\s+(\d+)/m.exec(readable(`/proc/${pid}/status`))?.[1] ?? "0");
  return owners.reduce((sum, kib) => sum + Number(kib), 0) / 1024;
}

function readable(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const ask = async ({ filter = {}, sort = "newest", pages: turned = 0 }: Asked) => {
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
  return () => searchRegister(visitor, { filter: filterOf(filter), sort, after });
};

test("a register of a million rows", { timeout: 3_600_000 }, async () => {
  const portal = await openTestPortal();
  const owner = connect(portal.ownerUrl, { max: 1 });
  const line = (what: string, { p50, p95 }: { p50: number; p95: number }, base: number) => {
    const ratio = ` ratio ${(p50 / base).toFixed(3)} to a scan of ${base.toFixed(0)} ms`;
    console.log(`${what.padEnd(70)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${ratio}`);
  };
  try {
    const start = performance.now();
    await owner.run(async (tx) => {
      await tx.execute(sql.raw("set local statement_timeout = 0"));
      await tx.execute(sql.raw("set local idle_in_transaction_session_timeout = 0"));
      await writeLargeRegister(tx, ROWS);
    });
    await owner.run((tx) => tx.execute(sql.raw("analyze")));
    console.log(`${ROWS} rows written in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    for (const [what, asked] of Object.entries(pages)) {
      const base = await timed(() => scan(owner, asked.filter ?? {}), BASE_RUNS);
      const page = await ask(asked);
      line(`${what} (${(await page()).way})`, await timed(page, RUNS), base.p50);
    }
    for (const [what, filter] of Object.entries(facets)) {
      const base = await timed(() => scan(owner, filter, true), BASE_RUNS);
      line(what, await timed(() => countRegister(visitor, { filter: filterOf(filter) }), RUNS), base.p50);
    }
    const mapped = await timed(() => scan(owner, {}, true), BASE_RUNS);
    line("map", await timed(() => countByProvince(visitor, {}), RUNS), mapped.p50);
    console.log(`memory of the server: ${serverMemory().toFixed(0)} MiB, shared_buffers 128 MB`);
  } finally {
    await owner.close();
    await portal.close();
  }
});
