import "server-only";
import { or, type SQL, sql } from "drizzle-orm";
import { registerBits, registerValues } from "@/db/schema/reference";
import { type FacetName, facetNames, type RegisterFilter } from "./facets";
import type { WordBits } from "./word-parts";

const { facet, value } = registerValues;
const { bits, chunk } = registerBits;
/** Every row has a badge: all of its values together are all rows. */
export const EVERYTHING = "badge" satisfies FacetName;

export const chosenIn = (filter: RegisterFilter) => facetNames.filter((name) => filter[name].length > 0);

/** A condition as a case: an equality the planner takes for one row in two hundred, and then joins thousands one by one. */
const plainly = (condition: SQL): SQL => sql`case when ${condition} then true end`;

/** Which of the bits that passing() makes. */
export const passingAs = (name: SQL): SQL => plainly(sql`passing.facet = ${name}`);
/** Those of the rows that pass all of it. */
export const passingAll = passingAs(sql`''`);

/**
 * Bits of the rows that pass, chunk by chunk: those that pass all chosen facets and hold all words under the name "", and for
 * each chosen facet those that pass all others under its own. The pseudo-facet "*" holds every row, so that there is always
 * something to join; a part of a word is a facet that has one value.
 */
export function passing(filter: RegisterFilter, words: WordBits): SQL {
  const chosen = chosenIn(filter);
  const ofChosen = or(...chosen.map((name) => sql`(${facet} = ${name} and ${value} in ${filter[name]})`));
  const needed = chosen.length + words.codes.length;
  const bases = sql.join(
    ["", ...chosen].map((name) => sql`(${name}, ${needed + (name === "" ? 1 : 0)})`),
    sql`, `,
  );
  const held =
    words.codes.length === 0
      ? sql``
      : sql`union all select ${registerBits.code}::text, ${chunk}, ${bits} from ${registerBits}
          where ${registerBits.code} in ${words.codes}`;
  return sql`
    chosen as materialized (
      select ${facet} as facet, ${chunk}, bit_or(${bits}) as bits from ${registerValues} join ${registerBits} using (code)
        where ${ofChosen ?? sql`false`} group by ${facet}, ${chunk}
      union all select '*', ${chunk}, bit_or(${bits}) from ${registerValues} join ${registerBits} using (code)
        where ${facet} = ${EVERYTHING} group by ${chunk} ${held}),
    passing as materialized (
      select base.facet, chosen.chunk, bit_and(chosen.bits) as bits
        from (values ${bases}) base (facet, needed) join chosen on chosen.facet <> base.facet
        group by base.facet, base.needed, chosen.chunk having ${plainly(sql`count(*) = base.needed::integer`)})`;
}
