import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { registerParts } from "@/db/schema/reference";
import { namesRecords } from "./filter";
import { queryWords } from "./words";

/**
 * Words of which the bits tell which rows hold them: all of these codes must be set. `isExact`: such a row holds the words;
 * otherwise it holds their parts, and its text says whether they stand together.
 */
export type WordBits = { readonly codes: readonly number[]; readonly isExact: boolean };

const noWords: WordBits = { codes: [], isExact: true };

type Part = { part: string; code: number };
type Known = { own: number | null; parts: Part[]; isCommon: boolean };

/** A part says all that the shorter ones within it say. */
const longest = (parts: readonly Part[]) =>
  parts.filter(({ part }) => !parts.some((other) => other.part !== part && other.part.includes(part)));

/**
 * The bits of a query's words; null where one of them is rare or names records: then the index of words finds its few rows.
 */
export async function wordBits(tx: Transaction, q: string | null): Promise<WordBits | null> {
  const words = queryWords(q);
  if (words.length === 0) return noWords;
  if (namesRecords(q)) return null;
  const { code, part } = registerParts;
  const known = await tx.execute<Known>(sql`
    select own.code as own, (select coalesce(json_agg(json_build_object('part', ${part}, 'code', ${code})), '[]') from ${registerParts}
        where ${part} = any (search_parts(said.word))) as parts,
      not exists (select from unnest(query_grams(said.word)) gram
        where not exists (select from ${registerParts} where ${part} = gram)) as "isCommon"
    from (select search_normal(word) as word from json_array_elements_text(${JSON.stringify(words)}::text::json) word) said
      left join ${registerParts} own on own.part = said.word`);
  if (known.some(({ own, isCommon }) => own === null && !isCommon)) return null;
  const codes = known.flatMap(({ own, parts }) =>
    own === null ? longest(parts).map((part) => part.code) : [own],
  );
  if (codes.length === 0) return null;
  return { codes: [...new Set(codes)], isExact: known.every(({ own }) => own !== null) };
}
