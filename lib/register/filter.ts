import "server-only";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { publishedRecords, registerRows, registerValues } from "@/db/schema/reference";
import { likeText } from "@/lib/like";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { plainText } from "@/lib/spoken";
import { type FacetName, facetNames, type RegisterFilter, type RegisterSort } from "./facets";
import { queryWords } from "./words";

/** The rows a record number stands for: the row itself, or those of that institution or deployment. */
function ofNumber(text: string): SQL | undefined {
  const parsed = parseRecordNumber(text);
  if (parsed.problem !== undefined) return undefined;
  const record = formatRecordNumber(parsed.kind, parsed.serial);
  const { number, institutionId, institutionNumber, deploymentNumber } = publishedRecords;
  if (parsed.kind === "application") return eq(number, record);
  // Numbers below an institution have no index of their own; the institution's row leads to the few that are its.
  const house = sql`${institutionId} = (select r.institution_id from ${publishedRecords} r where r.number = ${record})`;
  return and(house, eq(parsed.kind === "institution" ? institutionNumber : deploymentNumber, record));
}

const occurs = (word: string): SQL =>
  sql`${publishedRecords.searchText} like '%' || search_normal(${likeText(word)}) || '%'`;

/** A word must occur: the index finds its windows, the text says whether they stand together. A lone Latin letter has none. */
const holds = (word: string): SQL =>
  /^[a-z0-9]$/.test(plainText(word))
    ? occurs(word)
    : sql`(search_grams(${publishedRecords.searchText}) @> query_grams(search_normal(${word})) and ${occurs(word)})`;

/** The rows of the institutions with a credit code. */
function ofCode(word: string): SQL | undefined {
  const code = word.toUpperCase();
  if (!/^[0-9A-Z]{18}$/.test(code)) return undefined;
  return sql`${publishedRecords.institutionId} = any (array(select r.institution_id from ${publishedRecords} r
    where r.kind = 'institution' and r.document->'fields'->'uscc'->>'value' = ${code}))`;
}

/** A record number finds what hangs on it, spaces in it or not; of any other query each word must occur. */
function wordCondition(q: string | null, each: (word: string) => SQL): SQL | undefined {
  return (
    ofNumber(q ?? "") ?? and(...queryWords(q).map((word) => ofNumber(word) ?? ofCode(word) ?? each(word)))
  );
}

/** Does a query, or a word of it, name records by a number or a credit code? */
export const namesRecords = (q: string | null): boolean =>
  [q ?? "", ...queryWords(q)].some((text) => ofNumber(text) !== undefined || ofCode(text) !== undefined);

/** The same rows as by the index, found by reading them: for rows that come in the order of a list, where most hold the word. */
export const readWords = (q: string | null): SQL | undefined => wordCondition(q, occurs);

/** The codes of the chosen values, as an array. */
const codesOf = (name: FacetName, values: readonly string[]): SQL => {
  const { code, facet, value } = registerValues;
  return sql`array(select ${code} from ${registerValues} where ${facet} = ${name} and ${value} in ${values})`;
};

const chosenFacets = (filter: RegisterFilter) => facetNames.filter((name) => filter[name].length > 0);

const narrowColumns = {
  province: registerRows.province,
  level: registerRows.level,
  type: registerRows.type,
  hosting: registerRows.hosting,
  family: registerRows.family,
  size: registerRows.sizeBand,
  scenario: registerRows.scenario,
  badge: registerRows.badge,
  cn: registerRows.cn,
  tier: registerRows.tier,
  standing: registerRows.standing,
  participation: registerRows.participation,
} as const satisfies Record<FacetName, unknown>;

/** The chosen facets as a condition on `register_rows`. */
export const narrowCondition = (filter: RegisterFilter): SQL | undefined =>
  and(
    ...chosenFacets(filter).map((name) => sql`${narrowColumns[name]} = any (${codesOf(name, filter[name])})`),
  );

/**
 * The rows of the public register that a filter lets through, as a condition on `published_records`; by reading its words
 * instead of the index where most rows hold them.
 */
export function registerCondition(filter: RegisterFilter, isRead = false): SQL | undefined {
  const { isRegisterRow, marks } = publishedRecords;
  const chosen = chosenFacets(filter).map((name) => sql`${marks} && ${codesOf(name, filter[name])}`);
  return and(sql`${isRegisterRow}`, wordCondition(filter.q, isRead ? occurs : holds), ...chosen);
}

/** The order of the list for whoever reads `published_records` from end to end; pages go by `list-order`. */
export function registerOrder(sort: RegisterSort): SQL[] {
  const { number, publishedAt, modelSizeBillion } = publishedRecords;
  const { nameKey, number: listed } = registerRows;
  const first = {
    // As the index of the table has it, so that a million rows need not be sorted before the first is sent.
    newest: sql`${publishedAt} desc nulls last`,
    oldest: asc(publishedAt),
    name: sql`(select ${nameKey} from ${registerRows} where ${listed} = ${number})`,
    size: sql`${modelSizeBillion} desc nulls last`,
  } satisfies Record<RegisterSort, SQL>;
  return [first[sort], asc(number)];
}
