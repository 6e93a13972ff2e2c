import "server-only";
import { count, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords, registerBits, registerValues } from "@/db/schema/reference";
import { type FacetName, facetValues, type RegisterFilter, without } from "./facets";
import { namesRecords, readWords, registerCondition } from "./filter";
import { chosenIn, EVERYTHING, passing, passingAll, passingAs } from "./passing";
import { type WordBits, wordBits } from "./word-parts";

/** Rows found by reading their texts are counted up to here; more are said as "10,000+": counting further would cost more than it tells. */
export const COUNT_LIMIT = 10_000;

const { code, facet, value } = registerValues;
const { bits, chunk, n } = registerBits;

/** `isLeast`: there are more than `matching` says; nobody counted on. */
export type Counted = { matching: number; total: number; isLeast: boolean };

/** How many rows the whole list has. */
async function countAll(tx: Transaction): Promise<number> {
  const [all] = await tx
    .select({ n: sql<string>`coalesce(sum(${n}), 0)` })
    .from(registerBits)
    .innerJoin(registerValues, eq(code, registerBits.code))
    .where(eq(facet, EVERYTHING));
  return Number(all?.n ?? 0);
}

/** How many rows pass the chosen facets and have the bits of these words. */
async function countBits(tx: Transaction, filter: RegisterFilter, words: WordBits): Promise<number> {
  const [found] = await tx.execute<{ n: string }>(sql`
    with ${passing(filter, words)}
    select coalesce(sum(bit_count(bits)), 0) as n from passing where ${passingAll}`);
  return Number(found?.n ?? 0);
}

/** Words that so large a part of the rows holds are found sooner by reading rows as they come than by an index. */
const DENSE = 0.05;
/** Rows looked at to see how many hold a word. */
const SAMPLE = 1000;

/** How large a part of the rows may hold the words; of words that no bits tell of, by a sample of a long list. */
async function densityOf(tx: Transaction, filter: RegisterFilter, words: WordBits | null): Promise<number> {
  const total = await countAll(tx);
  if (words !== null) return (await countBits(tx, filter, words)) / total;
  if (total < SAMPLE * 10 || namesRecords(filter.q)) return 0;
  const [seen] = await tx.execute<{ share: number }>(sql`
    select count(*) filter (where ${readWords(filter.q)})::double precision / greatest(count(*), 1) as share
      from ${publishedRecords} tablesample system (${(100 * SAMPLE) / total}::double precision) where ${publishedRecords.isRegisterRow}`);
  return seen?.share ?? 0;
}

/** How the rows that words find are found: reading on where many rows hold them, by the index where few do. */
const wordsCondition = async (tx: Transaction, filter: RegisterFilter, words: WordBits | null) =>
  registerCondition(filter, (await densityOf(tx, filter, words)) > DENSE);

/** How many rows pass the filter, of how many; found by reading texts, at most one more than the limit. */
export async function countRows(
  tx: Transaction,
  filter: RegisterFilter,
  words: WordBits | null,
): Promise<Counted> {
  const total = await countAll(tx);
  if (words?.isExact) {
    const isWhole = words.codes.length === 0 && chosenIn(filter).length === 0;
    return { matching: isWhole ? total : await countBits(tx, filter, words), total, isLeast: false };
  }
  const within = tx
    .select({ one: sql`1` })
    .from(publishedRecords)
    .where(await wordsCondition(tx, filter, words))
    .limit(COUNT_LIMIT + 1)
    .as("within");
  const [counted] = await tx.select({ n: count() }).from(within);
  const matching = counted?.n ?? 0;
  return { matching, total, isLeast: matching > COUNT_LIMIT };
}

/** How many rows each value of a facet would show beside the other filters. `isLeast`: there are that many or more. */
export type FacetCounts = {
  readonly [Name in FacetName]: { counts: ReadonlyMap<string, number>; isLeast: boolean };
};

type ValueCount = { facet: string; value: string; n: string };

async function valuesByBits(
  tx: Transaction,
  filter: RegisterFilter,
  words: WordBits,
): Promise<readonly ValueCount[]> {
  const chosen = chosenIn(filter);
  if (chosen.length + words.codes.length === 0) {
    return tx
      .select({ facet, value, n: sql<string>`sum(${n})` })
      .from(registerValues)
      .innerJoin(registerBits, eq(code, registerBits.code))
      .groupBy(facet, value);
  }
  const own = chosen.length === 0 ? sql`''` : sql`case when ${facet} in ${chosen} then ${facet} else '' end`;
  // Value by value: as one join the bits of all values are carried through it, which takes three times as long.
  return tx.execute<ValueCount>(sql`
    with ${passing(filter, words)}
    select ${facet}, ${value}, (select coalesce(sum(bit_count(${bits} & passing.bits)), 0) from ${registerBits}
        join passing on passing.chunk = ${chunk} and ${passingAs(own)} where ${registerBits.code} = ${code}) as n
      from ${registerValues}`);
}

/** Of the rows that words find, up to the limit: how many say what. */
async function valuesByWords(tx: Transaction, filter: RegisterFilter, words: WordBits | null) {
  const hits = tx
    .select({ marks: publishedRecords.marks })
    .from(publishedRecords)
    .where(await wordsCondition(tx, filter, words))
    .limit(COUNT_LIMIT + 1);
  // Counted by code before a code gets its words: ten thousand rows say twelve things each.
  const rows = await tx.execute<ValueCount>(sql`
    with hits as materialized (${hits}), held as materialized (
      select said.code, count(*) as n from hits cross join lateral unnest(hits.marks) said (code) group by said.code)
    select ${facet}, ${value}, held.n from held join ${registerValues} using (code)`);
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
  const words = await wordBits(tx, filter.q);
  if (words?.isExact) {
    const rows = await valuesByBits(tx, filter, words);
    return collected((name) => ({ counts: countsOf(name, rows), isLeast: false }));
  }
  const chosen = chosenIn(filter);
  const [all, ...others] = await Promise.all([
    valuesByWords(tx, filter, words),
    ...chosen.map((name) => valuesByWords(tx, without(filter, name), words)),
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
