import "server-only";
import { and, eq, getTableColumns, inArray, ne, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { publishedRecords, registerRows } from "@/db/schema/reference";
import { COUNT_LIMIT, type Counted } from "./count-rows";
import type { RegisterFilter, RegisterSort } from "./facets";
import { narrowCondition, readWords, registerCondition } from "./filter";
import { beyond, listOrder } from "./list-order";
import { nextRows } from "./next-rows";
import type { Place } from "./place";
import { FEW, inSerials, serialsOf, serialsRead } from "./serials";
import { stretchesAhead } from "./stretches";
import type { WordBits } from "./word-parts";

export type Wanted = {
  filter: RegisterFilter;
  sort: RegisterSort;
  place: Place | null;
  backward: boolean;
  limit: number;
};

/** How far a list is walked in its own order before the rows are collected and sorted instead. */
const WALK = 20_000;
/** Of rows that hold the parts of a word some do not hold the word: so many times more are looked at. */
const SPARE = 4;

type Found = Pick<typeof registerRows.$inferSelect, "number" | "publishedAt" | "nameKey" | "size">;
const columns = {
  number: registerRows.number,
  publishedAt: registerRows.publishedAt,
  nameKey: registerRows.nameKey,
  size: registerRows.size,
};
const joined = eq(publishedRecords.number, registerRows.number);

/** Collects what the index of words and facets finds and sorts it: right where that is not much. */
function collect(tx: Transaction, { filter, sort, place, backward, limit }: Wanted): Promise<Found[]> {
  const hits = tx
    .$with("hits")
    .as(
      tx.select({ number: publishedRecords.number }).from(publishedRecords).where(registerCondition(filter)),
    );
  return tx
    .with(hits)
    .select(columns)
    .from(hits)
    .innerJoin(registerRows, eq(registerRows.number, hits.number))
    .where(beyond(sort, place, backward))
    .orderBy(...listOrder(sort, backward))
    .limit(limit);
}

/** The next rows of the whole list. */
function follow(tx: Transaction, wanted: Wanted): Promise<Found[]> {
  return tx
    .select(columns)
    .from(nextRows(tx, wanted, wanted.limit))
    .orderBy(...listOrder(wanted.sort, wanted.backward));
}

/**
 * Walks a list in its order and keeps what passes: for words of which no bits tell, right where much passes. Null where the
 * walk was too short to know.
 */
async function walk(tx: Transaction, wanted: Wanted): Promise<Found[] | null> {
  const { filter, sort, backward, limit } = wanted;
  const rows = await tx
    .select(columns)
    .from(nextRows(tx, wanted, WALK))
    .innerJoin(publishedRecords, joined)
    .where(and(narrowCondition(filter), readWords(filter.q)))
    .orderBy(...listOrder(sort, backward))
    .limit(limit);
  return rows.length < limit ? null : rows;
}

/** How the rows of a page were found. */
export type Way = "followed" | "walked" | "collected" | "picked" | "read through";
type Page = { found: Found[]; way: Way };

/** Rows that bits tell of: taken one by one where they are few, in the whole list or in the stretches of the page, else read. */
async function findByBits(
  tx: Transaction,
  wanted: Wanted,
  words: WordBits,
  { matching }: Counted,
): Promise<Page> {
  const among = { filter: wanted.filter, words };
  const take = (serials: SQL) =>
    tx
      .select(columns)
      .from(registerRows)
      .where(and(inSerials(serials), beyond(wanted.sort, wanted.place, wanted.backward)))
      .orderBy(...listOrder(wanted.sort, wanted.backward))
      .limit(wanted.limit);
  if (words.isExact && matching <= FEW) return { found: await take(serialsOf(among)), way: "picked" };
  const ahead = wanted.limit * (words.isExact ? 1 : SPARE);
  const stretches = await stretchesAhead(tx, { ...wanted, words }, ahead);
  const held = stretches.reduce((sum, { n }) => sum + n, 0);
  if (stretches.length === 0) return { found: [], way: "picked" };
  if (words.isExact && held <= FEW) return { found: await take(serialsOf(among, stretches)), way: "picked" };
  return { found: await take(serialsRead({ ...wanted, words }, stretches)), way: "read through" };
}

/**
 * Rows found by words of which no bits tell: where there are many, walked to, or read in the stretches where the facets lead;
 * else collected.
 */
async function findByIndex(tx: Transaction, wanted: Wanted, counted: Counted): Promise<Page> {
  const collected = async (): Promise<Page> => ({ found: await collect(tx, wanted), way: "collected" });
  if (counted.matching <= COUNT_LIMIT) return collected();
  if (narrowCondition(wanted.filter) !== undefined) {
    const page = await findByBits(tx, wanted, { codes: [], isExact: false }, counted);
    return page.found.length === wanted.limit ? page : collected();
  }
  const walked = await walk(tx, wanted);
  return walked === null ? collected() : { found: walked, way: "walked" };
}

/**
 * The numbers of a page in order. Where bits tell which rows pass, they also tell in which stretch of the list the page lies,
 * however far; other words are looked for by the index.
 */
export async function findPlaces(
  tx: Transaction,
  wanted: Wanted,
  words: WordBits | null,
  counted: Counted,
): Promise<Page> {
  if (words === null) return findByIndex(tx, wanted, counted);
  if (words.codes.length === 0 && narrowCondition(wanted.filter) === undefined)
    return { found: await follow(tx, wanted), way: "followed" };
  if (!words.isExact && counted.matching <= COUNT_LIMIT) return findByIndex(tx, wanted, counted);
  const page = await findByBits(tx, wanted, words, counted);
  const isWhole = words.isExact || page.found.length === wanted.limit;
  return isWhole ? page : { found: await collect(tx, wanted), way: "collected" };
}

const deployment = alias(publishedRecords, "deployment");
const runsOn = and(
  eq(publishedRecords.kind, "application"),
  eq(deployment.recordId, publishedRecords.deploymentId),
  ne(deployment.state, "retired"),
);

/** The records of these numbers, in their order, each with the stage of the deployment it runs on. */
export async function recordsOf(tx: Transaction, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const rows = await tx
    .select({ ...getTableColumns(publishedRecords), deploymentStage: deployment.lifecycleStage })
    .from(publishedRecords)
    .leftJoin(deployment, runsOn)
    .where(inArray(publishedRecords.number, [...numbers]));
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}
