import "server-only";
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { publishedRecords } from "@/db/schema/reference";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { useCases } from "@/lib/reference/use-cases";
import {
  type FacetName,
  facetNames,
  type RegisterFilter,
  type RegisterSort,
  sizeBands,
  UNSTATED,
} from "./facets";

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

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

/** A word must occur; two characters or more use the bigram index, the LIKE re-checks exactly. */
function holds(word: string): SQL {
  const exact = sql`${publishedRecords.searchText} like '%' || search_normal(${escaped(word)}) || '%'`;
  return sql`(bigrams(${publishedRecords.searchText}) @> bigrams(search_normal(${word})) and ${exact})`;
}

/** A record number finds what hangs on it, spaces in it or not; of any other query each word must hold. */
function matches(q: string | null): SQL | undefined {
  const words = (q ?? "")
    .trim()
    .split(/[\s　]+/)
    .filter(Boolean)
    .slice(0, 8);
  const whole = ofNumber(q ?? "");
  if (whole !== undefined) return whole;
  const conditions = words.map((word) => ofNumber(word) ?? holds(word));
  return conditions.length > 0 ? and(...conditions) : undefined;
}

const oneOf = (column: AnyPgColumn) => (values: readonly string[]) => {
  const stated = values.filter((value) => value !== UNSTATED);
  return or(
    stated.length > 0 ? inArray(column, stated) : undefined,
    values.includes(UNSTATED) ? isNull(column) : undefined,
  );
};

function inBand(code: string): SQL | undefined {
  const { modelSizeBillion } = publishedRecords;
  const band = sizeBands.find((candidate) => candidate.code === code);
  if (band === undefined) return isNull(modelSizeBillion);
  const from = sql`${modelSizeBillion} >= ${band.from}`;
  return band.below === null ? from : and(from, sql`${modelSizeBillion} < ${band.below}`);
}

const usesOf = (scenario: string) =>
  useCases.filter((use) => use.scenario.id === scenario).map(({ id }) => id);

/** For each facet the condition of having one of these values. */
const conditions: Record<FacetName, (values: readonly string[]) => SQL | undefined> = {
  province: oneOf(publishedRecords.provinceAdcode),
  level: oneOf(publishedRecords.level),
  type: oneOf(publishedRecords.institutionType),
  hosting: oneOf(publishedRecords.hosting),
  family: oneOf(publishedRecords.modelFamily),
  size: (values) => or(...values.map(inBand)),
  scenario: (values) =>
    oneOf(publishedRecords.useCaseId)(
      values.flatMap((value) => (value === UNSTATED ? [UNSTATED] : usesOf(value))),
    ),
  badge: oneOf(publishedRecords.badge),
};

/** The rows of the public register that a filter lets through, as a condition on `published_records`. */
export function registerCondition(filter: RegisterFilter): SQL | undefined {
  const chosen = facetNames.map((name) =>
    filter[name].length > 0 ? conditions[name](filter[name]) : undefined,
  );
  return and(eq(publishedRecords.isRegisterRow, true), matches(filter.q), ...chosen);
}

/** The order of the list; the number settles ties, so that no row stands on two pages. */
export function registerOrder(sort: RegisterSort): SQL[] {
  const { number, publishedAt, institutionNameZh, modelSizeBillion } = publishedRecords;
  const first = {
    newest: desc(publishedAt),
    oldest: asc(publishedAt),
    name: asc(institutionNameZh),
    size: sql`${modelSizeBillion} desc nulls last`,
  } satisfies Record<RegisterSort, SQL>;
  return [first[sort], asc(number)];
}
