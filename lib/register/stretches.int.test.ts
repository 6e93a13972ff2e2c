import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { formatRecordNumber } from "@/lib/records/number";
import { openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import { COUNT_LIMIT } from "./count-rows";
import { filterOf, type RegisterFilter, type RegisterSort, registerSorts } from "./facets";
import { countRegister, searchRegister } from "./queries";
import { wordBits } from "./word-parts";

/**
 * A list too long to take its rows one by one, cut into 66 stretches of 500, so that none of the reaches holds all. A sixth says 京南; the public sources all lie at
 * the end of the ordinary order; sizes and instants are shared by many.
 */
const ROWS = 33_000;
const LIMIT = 5000;
const INSTITUTION = newId();
let portal: TestPortal;

const numbers = Array.from({ length: ROWS }, (_, at) => formatRecordNumber("application", at + 1));

beforeAll(async () => {
  portal = await openTestPortal();
  await portal.asMaintenance(async (tx) => {
    await tx.execute(sql.raw("set local statement_timeout = 0"));
    await tx.execute(sql`insert into published_records (number, kind, record_id, institution_id, jurisdiction_code, is_register_row, name_zh, name_en,
        institution_number, institution_name_zh, province_adcode, hosting, model_name, model_size_billion, badge, state, version, published_at, search_words,
        search_text, document)
      select number, 'application', gen_random_uuid(), ${INSTITUTION}::uuid, '330000', true, said.name, said.name_en, 'INS',
        chr((19968 + n * 7 % 2000)::integer) || '医院', '330000', case when n % 8 = 0 then 'hybrid' end, 'DeepSeek-R1', n % 5 * 10, said.badge, 'published', 1,
        timestamptz '2026-01-01' + n / 3 * interval '1 minute', '', search_normal(said.name || coalesce(said.name_en, '') || 'DeepSeek-R1'), '{"fields": {}, "history": []}'
      from json_array_elements_text(${JSON.stringify(numbers)}::text::json) with ordinality listed (number, n) cross join lateral (select
        case n % 6 when 0 then '京南门诊电子病历书写与审核' when 3 then '门诊电子病历书写与审核' when 1 then '门诊电子病历书写，诊电子病历书写与审核' when 4 then '门诊电子病历书写，诊电子病历书写与审核' else '影像' end as name,
        case n % 4 when 0 then 'Outpatient notes' when 1 then 'Notes of an inpatient' when 2 then 'Notes (inpatients)' end as name_en,
        case when n <= ${ROWS}::integer / 6 then 'public_source' else 'hospital_confirmed' end as badge) said`);
    await tx.execute(
      sql`update published_records r set marks = marks_of(r) where institution_id = ${INSTITUTION}`,
    );
    await tx.execute(sql`select rebuild_register_index()`);
    await tx.execute(sql`select tune_register_index(500, 500)`);
  });
}, 240_000);
afterAll(() => portal.close());

const orders = {
  newest: sql`r.published_at desc, r.number`,
  oldest: sql`r.published_at, r.number`,
  name: sql`r.name_key, r.number`,
  size: sql`r.size desc, r.number`,
} satisfies Record<RegisterSort, unknown>;

/** What a reader finds who looks at every row. */
async function readAll({ q, badge, hosting }: RegisterFilter, sort: RegisterSort): Promise<string[]> {
  const has = (column: string, values: readonly string[]) =>
    values.length === 0 ? sql`true` : sql`p.${sql.identifier(column)} in ${values}`;
  const rows = await portal.owner.run((tx) =>
    tx.execute<{
      number: string;
    }>(sql`select r.number from register_rows r join published_records p using (number)
      where position(${q ?? ""} in p.search_text) > 0 and ${has("badge", badge)} and ${has("hosting", hosting)}
      order by ${orders[sort]}`),
  );
  return rows.map(({ number }) => number);
}

/** The pages of a list, from its beginning to its end and back. */
async function readPages(filter: RegisterFilter, sort: RegisterSort) {
  const asked = { filter, sort, limit: LIMIT };
  const first = await searchRegister(visitor, asked);
  const numbersOf = (page: typeof first) => page.rows.map(({ number }) => number);
  let page = first;
  const forward = numbersOf(page);
  while (page.next !== null) {
    page = await searchRegister(visitor, { ...asked, after: page.next });
    forward.push(...numbersOf(page));
  }
  const backward = numbersOf(page);
  while (page.previous !== null) {
    page = await searchRegister(visitor, { ...asked, before: page.previous });
    backward.unshift(...numbersOf(page));
  }
  return { forward, backward, way: first.way, matching: first.matching };
}

describe.each(registerSorts)("a long list sorted by %s", (sort) => {
  it.each([
    ["no condition, by keys that thousands share", {}, "followed"],
    ["a facet of the far end", { badge: ["public_source"] }, "read through"],
    ["a word of many rows", { q: "京南" }, "read through"],
    ["a longer word, whose parts stand elsewhere too", { q: "门诊电子病历书写与" }, "read through"],
    ["a part of a Latin word, which no bits tell of", { q: "patient" }, "walked"],
    ["a word and a facet", { q: "诊电", badge: ["public_source"] }, "read through"],
    [
      "a Latin word, which stands within others too",
      { q: "inpatient", badge: ["public_source"] },
      "read through",
    ],
    ["two facets, few rows", { hosting: ["hybrid"], badge: ["public_source"] }, "picked"],
  ])("has on its pages, there and back, what a reader of all rows finds: %s", async (_, said, way) => {
    const filter = filterOf(said);
    const wanted = await readAll(filter, sort);
    const pages = await readPages(filter, sort);
    expect(wanted.length).toBeGreaterThan(500);
    expect(pages.forward).toEqual(wanted);
    expect(pages.backward).toEqual(wanted);
    expect(pages.way).toBe(way);
  });
});

describe("words of which the bits tell", () => {
  const bitsOf = (q: string) => portal.owner.run((tx) => wordBits(tx, q));

  it("are those of up to eight characters that many rows hold; a longer one is known by its parts", async () => {
    expect(await bitsOf("京南")).toEqual({ isExact: true, codes: [expect.any(Number)] });
    expect(await bitsOf("门诊电子病历书写")).toMatchObject({ isExact: true });
    // By its two longest parts, not by the forty within them.
    expect(await bitsOf("门诊电子病历书写与")).toMatchObject({ isExact: false, codes: { length: 2 } });
    expect(await bitsOf("INPATIENT notes")).toMatchObject({ isExact: true, codes: { length: 2 } });
    expect(await bitsOf("patient")).toBeNull();
    // As people type it: signs join what the text holds as one.
    expect(await bitsOf("DeepSeek-R1")).toMatchObject({ isExact: true, codes: { length: 1 } });
    expect(await bitsOf("r1")).toMatchObject({ isExact: true, codes: { length: 1 } });
    expect(await bitsOf("京南无此")).toBeNull();
    expect(await bitsOf("APP-0000042-7")).toBeNull();
  });

  it("are counted exactly, however many rows hold them; of a longer one it is said from when on nobody counts", async () => {
    const wanted = await readAll(filterOf({ q: "京南", hosting: ["hybrid"] }), "newest");
    const exact = await countRegister(visitor, { filter: filterOf({ q: "京南" }) });
    expect(exact.hosting.isLeast).toBe(false);
    expect(exact.hosting.counts.get("hybrid")).toBe(wanted.length);
    expect(exact.hosting.counts.get("unstated")).toBe(ROWS / 6 - wanted.length);
    const long = await searchRegister(visitor, { filter: filterOf({ q: "门诊电子病历书写与" }) });
    expect(long).toMatchObject({ matching: COUNT_LIMIT + 1, isLeast: true });
    expect(
      (await countRegister(visitor, { filter: filterOf({ q: "门诊电子病历书写与" }) })).hosting.isLeast,
    ).toBe(true);
  });
});

describe("publishing", () => {
  it("is planned for its own rows, however often one connection has published", async () => {
    const [held] = await portal.owner.run((tx) =>
      tx.execute<{ settings: string[] }>(
        sql`select proconfig as settings from pg_proc where proname = 'index_register_rows'`,
      ),
    );
    expect(held?.settings).toContain("plan_cache_mode=force_custom_plan");
  });
});
