import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { publishedRecords, registerBits, registerRows } from "@/db/schema/reference";
import type { RegisterFilter, RegisterSort } from "./facets";
import { readWords } from "./filter";
import { between, beyond, listOrder } from "./list-order";
import { passing, passingAll } from "./passing";
import type { Place } from "./place";
import type { Stretch } from "./stretches";
import type { WordBits } from "./word-parts";

/** Few enough to take from their bits one by one. */
export const FEW = 2_000;

const { bits, chunk, code } = registerBits;
const { serial } = registerRows;

type Asked = { filter: RegisterFilter; words: WordBits };
type AskedPage = Asked & { sort: RegisterSort; place: Place | null; backward: boolean; limit: number };

/** The rows with the serials of a question. */
export const inSerials = (serials: SQL): SQL => sql`${serial} = any (array(${serials}))`;

/**
 * Serials of the rows that pass, from their bits: sixty-four at a time, then one by one of those that hold any. In some stretches
 * of a list, or in all.
 */
export function serialsOf({ filter, words }: Asked, stretches?: readonly Stretch[]): SQL {
  const codes = (stretches ?? []).map((stretch) => stretch.code);
  const within =
    stretches === undefined
      ? sql`select chunk, bits from passing where ${passingAll}`
      : sql`select chunk, passing.bits & held.bits as bits from passing join (
          select ${chunk} as chunk, bit_or(${bits}) as bits from ${registerBits} where ${code} in ${codes} group by ${chunk}) held
          using (chunk) where ${passingAll}`;
  return sql`
    with ${passing(filter, words)}, within as (${within}),
      pieces as materialized (
        select chunk * 8192::bigint + start as first, piece
          from within cross join generate_series(0, 8191, 64) start cross join lateral (select substring(bits from start + 1 for 64) as piece) cut
          where bit_count(bits) > 0 and bit_count(piece) > 0)
    select first + at from pieces cross join generate_series(0, 63) at where get_bit(piece, at) = 1`;
}

/** Of one stretch: its rows in order, each looked up in the bits; the text decides where these tell of parts of words only. */
function serialsIn({ filter, words, sort, place, backward, limit }: AskedPage, stretch: Stretch): SQL {
  const reading = words.isExact
    ? sql``
    : sql`join ${publishedRecords} on ${eq(publishedRecords.number, registerRows.number)}`;
  const inside = and(
    between(sort, stretch.after, stretch.until),
    beyond(sort, place, backward),
    sql`get_bit(passing.bits, (${serial} % 8192)::integer) = 1`,
    words.isExact ? undefined : readWords(filter.q),
  );
  return sql`(
    select ${serial} from ${registerRows} join passing on passing.chunk = (${serial} / 8192)::integer and ${passingAll} ${reading}
      where ${inside} order by ${sql.join(listOrder(sort, backward), sql`, `)} limit ${limit})`;
}

/** Serials of the first rows of each of these stretches that pass, for stretches of which much passes. */
export const serialsRead = (asked: AskedPage, stretches: readonly Stretch[]): SQL => sql`
  with ${passing(asked.filter, asked.words)} ${sql.join(
    stretches.map((stretch) => serialsIn(asked, stretch)),
    sql` union all `,
  )}`;
