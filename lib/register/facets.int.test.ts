import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  badges,
  deviceStatuses,
  hostingModes,
  institutionLevels,
  institutionTypes,
  modelFamilies,
  riskTiers,
} from "@/db/values";
import { newId } from "@/lib/ids";
import { formatRecordNumber } from "@/lib/records/number";
import { provinceCodes } from "@/lib/reference/provinces";
import { findUseCase, useCaseIds } from "@/lib/reference/use-cases";
import { searchWords } from "@/lib/spoken";
import { openTestPortal, type TestPortal, visitor } from "@/lib/testing/portal";
import {
  type FacetName,
  facetNames,
  facetValues,
  filterOf,
  noFilter,
  type RegisterFilter,
  registerSorts,
  sizeBands,
  UNSTATED,
} from "./facets";
import { countRegister, searchRegister } from "./queries";

let portal: TestPortal;
const INSTITUTION = newId();
const names = ["晨光", "远山", "云溪", "晨光远山云溪竹海松林", "远山云溪竹海松林晨光"] as const;
/** One that a row holds or not, by its bits; one of which these tell the parts only. */
const words = ["晨光", "远山", "光远山云溪竹海松林"] as const;

/** A public record as the test thinks of it; the database has it in its own way. */
type Said = {
  serial: number;
  name: string;
  isListed: boolean;
  province: string;
  level: string | null;
  type: string | null;
  hosting: string | null;
  family: string | null;
  billion: number | null;
  useCase: string | null;
  badge: string;
  cn: string | null;
  tier: string | null;
  minute: number;
};
const held = new Map<number, Said>();

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
// Serials on both sides of the border of a chunk.
const said: fc.Arbitrary<Said> = fc.record({
  serial: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 8180, max: 8210 })),
  name: fc.constantFrom(...names),
  isListed: fc.boolean(),
  province: fc.constantFrom(...provinceCodes.slice(0, 4)),
  level: orNull(institutionLevels),
  type: orNull(institutionTypes.slice(0, 3)),
  hosting: orNull(hostingModes),
  family: orNull(modelFamilies.slice(0, 3)),
  billion: orNull([1.5, 9.9, 10, 32, 40, 99, 100, 399, 400, 671]),
  useCase: orNull(useCaseIds),
  badge: fc.constantFrom(...badges),
  // One of them is no choice in China: a row may say what no value of the facet means.
  cn: orNull(deviceStatuses),
  tier: orNull(riskTiers),
  minute: fc.integer({ min: 0, max: 5 }),
});

/** Chooses anew what has bits: parts that three rows hold, stretches of seven rows. */
const tune = () => portal.asMaintenance((tx) => tx.execute(sql`select tune_register_index(3, 7)`));

/** Writes or changes records as the publishing function does, and has their index entries follow. */
async function write(records: readonly Said[]): Promise<void> {
  for (const record of records) held.set(record.serial, record);
  const rows = [...new Map(records.map((record) => [record.serial, record])).values()].map((record) => ({
    ...record,
    number: formatRecordNumber("application", record.serial),
    words: searchWords(record.name),
    text: record.name,
    id: newId(),
    at: new Date(Date.UTC(2026, 0, 1, 0, record.minute)).toISOString(),
  }));
  await portal.asMaintenance(async (tx) => {
    await tx.execute(sql`insert into published_records (number, kind, record_id, institution_id, jurisdiction_code, is_register_row, name_zh,
        institution_number, institution_name_zh, province_adcode, level, institution_type, hosting, model_family, model_size_billion, use_case_id,
        badge, cn_status, tier, classification_standing, state, version, published_at, search_words, search_text, document)
      select number, 'application', id::uuid, ${INSTITUTION}, province, "isListed", name, 'INS', name, province, level, type, hosting, family, billion,
        "useCase", badge, cn, tier, case when tier is not null then 'derived' end, 'published', 1, at::timestamptz, words, text || '|' || replace(words, ' ', ''), '{"fields": {}, "history": []}'
      from json_to_recordset(${JSON.stringify(rows)}::text::json) r (number text, id text, province text, "isListed" boolean, name text, level text,
        type text, hosting text, family text, billion numeric, "useCase" text, badge text, cn text, tier text, at text, words text, text text)
      on conflict (number) do update set (is_register_row, name_zh, institution_name_zh, province_adcode, level, institution_type, hosting, model_family,
        model_size_billion, use_case_id, badge, cn_status, tier, classification_standing, published_at, search_words, search_text) = (excluded.is_register_row, excluded.name_zh,
        excluded.institution_name_zh, excluded.province_adcode, excluded.level, excluded.institution_type, excluded.hosting, excluded.model_family,
        excluded.model_size_billion, excluded.use_case_id, excluded.badge, excluded.cn_status, excluded.tier, excluded.classification_standing, excluded.published_at, excluded.search_words, excluded.search_text)`);
    await tx.execute(
      sql`update published_records r set marks = marks_of(r) where institution_id = ${INSTITUTION}`,
    );
    await tx.execute(sql`select index_register_rows(${INSTITUTION})`);
  });
}

function bandOf(billion: number): string {
  const band = sizeBands.find(({ from, below }) => billion >= from && (below === null || billion < below));
  return band?.code ?? "";
}

const statement: Record<FacetName, (record: Said) => string | null> = {
  province: (record) => record.province,
  level: (record) => record.level,
  type: (record) => record.type,
  hosting: (record) => record.hosting,
  family: (record) => record.family,
  size: ({ billion }) => (billion === null ? null : bandOf(billion)),
  scenario: ({ useCase }) => (useCase === null ? null : (findUseCase(useCase)?.scenario.id ?? null)),
  badge: (record) => record.badge,
  cn: (record) => record.cn,
  tier: (record) => record.tier,
  standing: ({ tier }) => (tier === null ? null : "derived"),
  // Applications all; what institutions declare is tested where they are published.
  participation: () => "uses",
};
const says = (record: Said, name: FacetName) => statement[name](record) ?? UNSTATED;

/** What a reader who looks at every record finds. */
const passing = (filter: RegisterFilter, but?: FacetName) =>
  [...held.values()].filter(
    (record) =>
      record.isListed &&
      (filter.q === null || record.name.includes(filter.q)) &&
      facetNames.every(
        (name) => name === but || filter[name].length === 0 || filter[name].includes(says(record, name)),
      ),
  );

async function expectCounts(filter: RegisterFilter): Promise<void> {
  const counts = await countRegister(visitor, { filter });
  for (const name of facetNames) {
    const beside = passing(filter, name);
    const wanted = facetValues(name).map((value) => [
      value,
      beside.filter((record) => says(record, name) === value).length,
    ]);
    expect([name, [...counts[name].counts]]).toEqual([name, wanted]);
    expect(counts[name].isLeast).toBe(false);
  }
}

const some = (name: FacetName) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...facetValues(name)], { minLength: 1 }) },
  );
const filters = fc
  .record({
    q: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...words) },
    ),
    province: some("province"),
    level: some("level"),
    hosting: some("hosting"),
    size: some("size"),
    scenario: some("scenario"),
    badge: some("badge"),
    cn: some("cn"),
    tier: some("tier"),
    standing: some("standing"),
    participation: some("participation"),
  })
  .map(filterOf);

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

describe("the facets of the register", () => {
  it("count what a reader of every record counts, through any sequence of publishing, changing, retiring and tuning", async () => {
    const steps = fc.array(said, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(steps, filters, fc.boolean(), async (records, filter, isTuned) => {
        await write(records);
        if (isTuned) await tune();
        await expectCounts(noFilter);
        await expectCounts(filter);
        const found = await searchRegister(visitor, { filter, limit: 100 });
        expect(found.matching).toBe(passing(filter).length);
        expect(found.total).toBe(passing(noFilter).length);
      }),
      { numRuns: 40 },
    );
  });

  it("have the same bits as an index made anew", async () => {
    const bits = () =>
      portal.asMaintenance((tx) =>
        tx.execute(
          sql`select code, chunk, bits::text as bits from register_bits where bit_count(bits) > 0 order by 1, 2`,
        ),
      );
    const grown = [...(await bits())];
    await portal.asMaintenance((tx) => tx.execute(sql`select rebuild_register_index()`));
    expect([...(await bits())]).toEqual(grown);
    expect(grown.length).toBeGreaterThan(20);
  });
});

const keyOf = {
  newest: (record: Said) => -record.minute,
  oldest: (record: Said) => record.minute,
  // No institution is published beside them, so its name stands in for its sound.
  name: (record: Said) => record.name,
  size: (record: Said) => -(record.billion ?? -1),
};

describe.each(registerSorts)("pages sorted by %s", (sort) => {
  it("hold every row once, in one order forward and backward, under any filter", async () => {
    const number = ({ serial }: Said) => formatRecordNumber("application", serial);
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 3, max: 9 }), async (filter, limit) => {
        const key = keyOf[sort];
        const wanted = passing(filter)
          .sort((a, b) => a.serial - b.serial)
          .sort((a, b) => Number(key(a) > key(b)) - Number(key(a) < key(b)))
          .map(number);
        const forward: string[] = [];
        let page = await searchRegister(visitor, { filter, sort, limit });
        expect(page.previous).toBeNull();
        forward.push(...page.rows.map((row) => row.number));
        while (page.next !== null) {
          page = await searchRegister(visitor, { filter, sort, limit, after: page.next });
          forward.push(...page.rows.map((row) => row.number));
        }
        expect(forward).toEqual(wanted);
        const backward = page.rows.map((row) => row.number);
        while (page.previous !== null) {
          page = await searchRegister(visitor, { filter, sort, limit, before: page.previous });
          backward.unshift(...page.rows.map((row) => row.number));
        }
        expect(backward).toEqual(wanted);
      }),
      { numRuns: 15 },
    );
  });
});
