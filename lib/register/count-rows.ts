import "server-only";
import { count, eq, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords, registerBits, registerValues } from "@/db/schema/reference";
import { type FacetName, facetNames, facetValues, noFilter, type RegisterFilter, without } from "./facets";
import { registerCondition } from "./filter";
import { queryWords } from "./words";

/** Rows found by words are counted up to here; more are said as "10,000+": counting further would cost more than it tells. */
export const COUNT_LIMIT = 10_000;

const chosenIn = (filter: RegisterFilter) => facetNames.filter((name) => filter[name].length > 0);
const { code, facet, value } = registerValues;
const { bits, chunk } = registerBits;
/** Every row has a badge: all of its values together are all rows. */
const EVERYTHING = "badge" satisfies FacetName;

/**
 * Bits of the rows that pass, chunk by chunk: those that pass all chosen facets under the name "", and for each chosen facet
 * those that pass all others under its own. The pseudo-facet "*" holds every row, so that there is always something to join.
 */
function passing(filter: RegisterFilter): SQL {
  const chosen = chosenIn(filter);
  const ofChosen = or(...chosen.map((name) => sql`(${facet} = ${name} and ${value} in ${filter[name]})`));
  const bases = sql.join(
    ["", ...chosen].map((name) => sql`(${name}, ${chosen.length + (name === "" ? 1 : 0)})`),
    sql`, `,
  );
  return sql`
    chosen as materialized (
      select ${facet} as facet, ${chunk}, bit_or(${bits}) as bits from ${registerValues} join ${registerBits} using (code)
        where ${ofChosen ?? sql`false`} group by ${facet}, ${chunk}
      union all select '*', ${chunk}, bit_or(${bits}) from ${registerValues} join ${registerBits} using (code)
        where ${facet} = ${EVERYTHING} group by ${chunk}),
    passing as materialized (
      select base.facet, chosen.chunk, bit_and(chosen.bits) as bits
        from (values ${bases}) base (facet, needed) join chosen on chosen.facet <> base.facet
        group by base.facet, base.needed, chosen.chunk having count(*) = base.needed::integer)`;
}

export type Counted = { matching: number; total: number };

async function countByBits(tx: Transaction, filter: RegisterFilter): Promise<Counted> {
  const [found] = await tx.execute<{ matching: string; total: string }>(sql`
    with ${passing(filter)}
    select (select coalesce(sum(bit_count(bits)), 0) from passing where facet = '') as matching,
      (select coalesce(sum(bit_count(bits)), 0) from chosen where facet = '*') as total`);
  return { matching: Number(found?.matching ?? 0), total: Number(found?.total ?? 0) };
}

/** How many rows pass the filter, of how many; found by words, at most one more than the limit. */
export async function countRows(tx: Transaction, filter: RegisterFilter): Promise<Counted> {
  if (queryWords(filter.q).length === 0) return countByBits(tx, filter);
  const within = tx
    .select({ one: sql`1` })
    .from(publishedRecords)
    .where(registerCondition(filter))
    .limit(COUNT_LIMIT + 1)
    .as("within");
  const [[counted], { total }] = await Promise.all([
    tx.select({ n: count() }).from(within),
    countByBits(tx, noFilter),
  ]);
  return { matching: counted?.n ?? 0, total };
}

/** How many rows each value of a facet would show beside the other filters. `isLeast`: there are that many or more. */
export type FacetCounts = {
  readonly [Name in FacetName]: { counts: ReadonlyMap<string, number>; isLeast: boolean };
};

type ValueCount = { facet: string; value: string; n: string };

async function valuesByBits(tx: Transaction, filter: RegisterFilter): Promise<readonly ValueCount[]> {
  const chosen = chosenIn(filter);
  const own = chosen.length === 0 ? sql`''` : sql`case when ${facet} in ${chosen} then ${facet} else '' end`;
  return tx.execute<ValueCount>(sql`
    with ${passing(filter)}
    select ${facet}, ${value}, sum(bit_count(${bits} & passing.bits)) as n
      from ${registerValues} join ${registerBits} using (code)
        join passing on passing.chunk = ${chunk} and passing.facet = ${own}
      group by ${facet}, ${value}`);
}

/** Of the rows that words find, up to the limit: how many say what. */
async function valuesByWords(tx: Transaction, filter: RegisterFilter) {
  const hits = tx
    .select({ marks: publishedRecords.marks })
    .from(publishedRecords)
    .where(registerCondition(filter))
    .limit(COUNT_LIMIT + 1)
    .as("hits");
  const alike = tx.$with("alike").as(
    tx
      .select({ marks: hits.marks, n: count().as("n") })
      .from(hits)
      .groupBy(hits.marks),
  );
  const rows = await tx
    .with(alike)
    .select({ facet, value, n: sql<string>`sum(${alike.n})` })
    .from(alike)
    .innerJoin(registerValues, eq(code, sql`any (${alike.marks})`))
    .groupBy(facet, value);
  const found = rows.reduce((sum, row) => (row.facet === EVERYTHING ? sum + Number(row.n) : sum), 0);
  return { rows, isLeast: found > COUNT_LIMIT };
}

function countsOf(name: FacetName, rows: readonly ValueCount[]): ReadonlyMap<string, number> {
  const found = new Map(rows.filter((row) => row.facet === name).map((row) => [row.value, Number(row.n)]));
  return new Map(facetValues(name).map((choice) => [choice, found.get(choice) ?? 0]));
}

/**
 * The count beside every value of every facet. A facet's own choice does not narrow its counts: they say what choosing the
 * value as well, or instead, would show.
 */
export async function countFacets(tx: Transaction, filter: RegisterFilter): Promise<FacetCounts> {
  if (queryWords(filter.q).length === 0) {
    const rows = await valuesByBits(tx, filter);
    return collected((name) => ({ counts: countsOf(name, rows), isLeast: false }));
  }
  const chosen = chosenIn(filter);
  const [all, ...others] = await Promise.all([
    valuesByWords(tx, filter),
    ...chosen.map((name) => valuesByWords(tx, without(filter, name))),
  ]);
  return collected((name) => {
    const { rows, isLeast } = others[chosen.indexOf(name)] ?? all;
    return { counts: countsOf(name, rows), isLeast };
  });
}

type Count = FacetCounts[FacetName];
const collected = (of: (name: FacetName) => Count): FacetCounts => ({
  province: of("province"),
  level: of("level"),
  type: of("type"),
  hosting: of("hosting"),
  family: of("family"),
  size: of("size"),
  scenario: of("scenario"),
  badge: of("badge"),
  cn: of("cn"),
  tier: of("tier"),
  standing: of("standing"),
  participation: of("participation"),
});
