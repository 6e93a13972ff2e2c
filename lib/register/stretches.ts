import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { registerBits, registerStretches } from "@/db/schema/reference";
import type { RegisterFilter, RegisterSort } from "./facets";
import { isPast } from "./list-order";
import { passing, passingAll } from "./passing";
import type { Place } from "./place";
import type { WordBits } from "./word-parts";

/** A stretch of a list with rows that pass: it begins after one row and ends with another; null is the list's own end. */
export type Stretch = { code: number; after: Place | null; until: Place | null; n: number };

type Asked = {
  filter: RegisterFilter;
  words: WordBits;
  sort: RegisterSort;
  place: Place | null;
  backward: boolean;
};
type Found = {
  code: number;
  n: number;
  isHere: boolean;
  afterKey: string | null;
  afterNumber: string | null;
  untilKey: string | null;
  untilNumber: string | null;
};

const placeOf = (key: string | null, number: string | null): Place | null =>
  key === null || number === null ? null : { key, number };

/**
 * How far ahead rows are counted at a time, in stretches, the end excluded: mostly a page ends within the first few, and to count
 * all of them takes ten times as long.
 */
const reaches = [
  [0, 8],
  [8, 64],
  [64, null],
] as const;

/** Of the stretches so far from the reader those that hold rows which pass, and how many rows each. */
async function countStretches(
  tx: Transaction,
  { filter, words, sort, place, backward }: Asked,
  [from, until]: (typeof reaches)[number],
): Promise<Found[]> {
  const { place: at, afterKey, afterNumber } = registerStretches;
  const { bits, chunk } = registerBits;
  const here =
    place === null
      ? sql`0`
      : sql`(select max(${at}) from ${registerStretches} where ${registerStretches.sort} = ${sort}
          and (${afterKey} is null or ${isPast(sort, { key: afterKey, number: afterNumber }, place)}))`;
  const ahead = backward ? sql`here.place - line.place` : sql`line.place - here.place`;
  const isInside = sql`${ahead} >= ${from}::integer and ${until === null ? sql`true` : sql`${ahead} < ${until}::integer`}`;
  return tx.execute<Found>(sql`
    with ${passing(filter, words)},
      line as (select *, lead(after_key) over (order by place) as until_key, lead(after_number) over (order by place) as until_number
        from ${registerStretches} where ${registerStretches.sort} = ${sort}),
      here as (select ${here} as place),
      counted as materialized (select ${registerBits.code}, bit_count(${bits} & passing.bits) as n
        from ${registerBits} join passing on passing.chunk = ${chunk} and ${passingAll}
        where ${registerBits.code} = any (array(select code from line cross join here where ${isInside}))),
      held as (select code, sum(n)::integer as n from counted group by code)
    select code, n, line.place = here.place as "isHere",
        after_key as "afterKey", after_number as "afterNumber", until_key as "untilKey", until_number as "untilNumber"
      from line join held using (code) cross join here where n > 0
      order by line.place ${backward ? sql`desc` : sql`asc`}`);
}

/**
 * The stretches of a list that hold the next `wanted` rows which pass, in the order in which they are read; of the one where
 * the reader stands it is not known how many lie ahead.
 */
export async function stretchesAhead(tx: Transaction, asked: Asked, wanted: number): Promise<Stretch[]> {
  const chosen: Stretch[] = [];
  let sure = 0;
  for (const reach of reaches) {
    for (const { n, isHere, ...row } of await countStretches(tx, asked, reach)) {
      const [after, until] = [placeOf(row.afterKey, row.afterNumber), placeOf(row.untilKey, row.untilNumber)];
      chosen.push({ code: row.code, n, after, until });
      if (asked.place === null || !isHere) sure += n;
      if (sure >= wanted) return chosen;
    }
  }
  return chosen;
}
