import "server-only";
import { isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords, registerValues } from "@/db/schema/reference";
import { searchWords } from "@/lib/spoken";
import { facetNames, facetValues } from "./facets";

const AT_ONCE = 1000;

const aliasesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((alias) => typeof alias === "string") : [];

/**
 * Gives public records of an earlier version the words a search takes now, and the register its index: anew as well where
 * there is something new to choose, which those records have not been marked with.
 */
export async function indexOlderRecords(tx: Transaction, hasNewValues = false): Promise<number> {
  const { number, nameZh, document, searchWords: words } = publishedRecords;
  let done = 0;
  for (;;) {
    const found = await tx
      .select({ number, nameZh, aliases: sql<unknown>`${document} -> 'fields' -> 'aliases' -> 'value'` })
      .from(publishedRecords)
      .where(isNull(words))
      .limit(AT_ONCE);
    if (found.length === 0) break;
    const rows = found.map((row) => ({
      number: row.number,
      words: searchWords(row.nameZh, aliasesIn(row.aliases)),
    }));
    await tx.execute(sql`update published_records p set search_words = w.words
      from json_to_recordset(${JSON.stringify(rows)}::text::json) w (number text, words text) where p.number = w.number`);
    done += found.length;
  }
  if (done === 0 && !hasNewValues) return 0;
  await tx.execute(sql`select derive_register_rows(institution_id) from
    (select distinct institution_id from published_records) held`);
  await tx.execute(sql`select rebuild_register_index()`);
  return done;
}

/** Gives each value of a facet its code, once and for good: the index of the register is made of them. Returns how many are new. */
export async function loadFacetValues(tx: Transaction): Promise<number> {
  const held = await tx.select().from(registerValues);
  const known = new Set(held.map(({ facet, value }) => `${facet} ${value}`));
  const last = Math.max(0, ...held.map(({ code }) => code));
  const missing = facetNames
    .flatMap((facet) => facetValues(facet).map((value) => ({ facet, value })))
    .filter(({ facet, value }) => !known.has(`${facet} ${value}`));
  if (missing.length === 0) return 0;
  await tx.insert(registerValues).values(missing.map((row, at) => ({ ...row, code: last + 1 + at })));
  return missing.length;
}
