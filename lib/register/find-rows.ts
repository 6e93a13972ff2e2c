import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords, registerRows } from "@/db/schema/reference";
import { COUNT_LIMIT, type Counted } from "./count-rows";
import type { RegisterFilter, RegisterSort } from "./facets";
import { narrowCondition, readWords, registerCondition } from "./filter";
import { beyond, listOrder, type Place, siftedOrder } from "./list-order";

export type Wanted = {
  filter: RegisterFilter;
  sort: RegisterSort;
  place: Place | null;
  backward: boolean;
  limit: number;
};

/** How far a list is walked in its own order before the rows are collected and sorted instead. */
const WALK = 20_000;

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
function follow(tx: Transaction, { sort, place, backward, limit }: Wanted): Promise<Found[]> {
  return tx
    .select(columns)
    .from(registerRows)
    .where(beyond(sort, place, backward))
    .orderBy(...listOrder(sort, backward))
    .limit(limit);
}

/** Reads all narrow rows and keeps the first: no slower for an order that runs against the filter. */
function sift(tx: Transaction, { filter, sort, place, backward, limit }: Wanted): Promise<Found[]> {
  return tx
    .select(columns)
    .from(registerRows)
    .where(and(narrowCondition(filter), beyond(sort, place, backward)))
    .orderBy(...siftedOrder(sort, backward))
    .limit(limit);
}

/**
 * Walks a list in its order and keeps what passes: right where much passes. Null where the walk was too short to know. Sifted,
 * the list is of the rows that pass the facets, and only the words are looked for on the way.
 */
async function walk(tx: Transaction, wanted: Wanted, sifted = false): Promise<Found[] | null> {
  const { filter, sort, place, backward, limit } = wanted;
  const narrow = narrowCondition(filter);
  // Under the name of the table itself, so that the same conditions fit.
  const path = tx
    .select()
    .from(registerRows)
    .where(and(beyond(sort, place, backward), sifted ? narrow : undefined))
    .orderBy(...(sifted ? siftedOrder : listOrder)(sort, backward))
    .limit(WALK)
    .as("register_rows");
  const words = readWords(filter.q);
  const within = tx.select(columns).from(path).$dynamic();
  if (words !== undefined) within.innerJoin(publishedRecords, joined);
  const rows = await within
    .where(and(sifted ? undefined : narrow, words))
    .orderBy(...listOrder(sort, backward))
    .limit(limit);
  return rows.length < limit ? null : rows;
}

/** Few enough to fetch one by one. */
const FEW = 2_000;

/** How the rows of a page were found. */
export type Way = "followed" | "walked" | "collected" | "sifted" | "sifted and walked";

/**
 * The numbers of a page in order. Which way is quickest follows from how many rows pass: walking finds a page soon where many
 * do, collecting where few do; where many pass but none near the beginning, the narrow rows are read through once.
 */
export async function findPlaces(
  tx: Transaction,
  wanted: Wanted,
  { matching, total }: Counted,
): Promise<{ found: Found[]; way: Way }> {
  const hasFacets = narrowCondition(wanted.filter) !== undefined;
  const hasWords = readWords(wanted.filter.q) !== undefined;
  if (!hasFacets && !hasWords) return { found: await follow(tx, wanted), way: "followed" };
  if (matching <= (hasWords ? COUNT_LIMIT : FEW))
    return { found: await collect(tx, wanted), way: "collected" };
  const isNear = hasWords || matching * WALK > total * wanted.limit * 4;
  const walked = isNear ? await walk(tx, wanted) : null;
  if (walked !== null) return { found: walked, way: "walked" };
  if (!hasWords) return { found: await sift(tx, wanted), way: "sifted" };
  const sifted = hasFacets ? await walk(tx, wanted, true) : null;
  if (sifted !== null) return { found: sifted, way: "sifted and walked" };
  return { found: await collect(tx, wanted), way: "collected" };
}

/** The records of these numbers, in their order. */
export async function recordsOf(tx: Transaction, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const rows = await tx
    .select()
    .from(publishedRecords)
    .where(inArray(publishedRecords.number, [...numbers]));
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}
