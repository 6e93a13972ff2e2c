import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { publishedRecords } from "@/db/schema/reference";
import { type ColumnKey, columnForm, columnKeys } from "./columns";
import { CARE_SIGNS, FORMULA_SIGNS } from "./csv";

/**
 * Rows are written by the database: one value a row, where 38 each would have to become objects and text again in this
 * process (measured: a third of the speed). What a row must look like is csvRow(); a test holds both together.
 */
const columns: Readonly<Record<ColumnKey, AnyPgColumn>> = {
  number: publishedRecords.number,
  kind: publishedRecords.kind,
  name_zh: publishedRecords.nameZh,
  name_en: publishedRecords.nameEn,
  institution_number: publishedRecords.institutionNumber,
  institution_name_zh: publishedRecords.institutionNameZh,
  institution_name_en: publishedRecords.institutionNameEn,
  province_adcode: publishedRecords.provinceAdcode,
  level: publishedRecords.level,
  grade: publishedRecords.grade,
  institution_type: publishedRecords.institutionType,
  deployment_number: publishedRecords.deploymentNumber,
  deployment_name: publishedRecords.deploymentName,
  hosting: publishedRecords.hosting,
  model_family: publishedRecords.modelFamily,
  model_name: publishedRecords.modelName,
  model_size_billion: publishedRecords.modelSizeBillion,
  quantization: publishedRecords.quantization,
  configuration_digest: publishedRecords.configurationDigest,
  use_case_id: publishedRecords.useCaseId,
  lifecycle_stage: publishedRecords.lifecycleStage,
  badge: publishedRecords.badge,
  cn_status: publishedRecords.cnStatus,
  cn_class: publishedRecords.cnClass,
  us_status: publishedRecords.usStatus,
  eu_status: publishedRecords.euStatus,
  eu_class: publishedRecords.euClass,
  eu_aia_status: publishedRecords.euAiaStatus,
  imdrf_class: publishedRecords.imdrfClass,
  tier: publishedRecords.tier,
  classification_rule_set: publishedRecords.classificationRuleSet,
  classification_standing: publishedRecords.classificationStanding,
  public_source: publishedRecords.publicSource,
  public_source_url: publishedRecords.publicSourceUrl,
  public_source_date: publishedRecords.publicSourceDate,
  state: publishedRecords.state,
  version: publishedRecords.version,
  published_at: publishedRecords.publishedAt,
};

/** An instant in Beijing time, as RFC 3339 has it: 2026-11-22 18:00:00.5+08:00. A cast costs a third of to_char(). */
const instant = (value: AnyPgColumn): SQL =>
  sql`(${value} at time zone interval '8 hours')::text || '+08:00'`;

const written = (key: ColumnKey): SQL =>
  columnForm(key).is === "instant" ? instant(columns[key]) : sql`${columns[key]}`;

const texts = columnKeys.filter((key) => columnForm(key).is === "text");
/** First characters that ask for care; ascii() of an empty text is 0, of nothing nothing. */
const firsts = sql.raw(`'{0,${FORMULA_SIGNS.map((sign) => sign.codePointAt(0)).join(",")}}'::int[]`);
const beginsWithSign = (key: ColumnKey): SQL => sql`ascii(${columns[key]}) = any(${firsts})`;

/** Does a text of the row ask for care? As needsCare() of csv.ts has it, of all texts at once. */
const asksForCare: SQL = sql.join(
  [
    ...CARE_SIGNS.map((sign) => sql`strpos(said, chr(${sql.raw(String(sign.charCodeAt(0)))})) > 0`),
    ...texts.map(beginsWithSign),
  ],
  sql` or `,
);
const said: SQL = sql`concat(${sql.join(
  texts.map((key) => sql`${columns[key]}`),
  sql`, ' ', `,
)})`;

/** A cell of such a row, guarded if a spreadsheet could take it for a formula. */
function quotedCell(key: ColumnKey): SQL {
  const value = written(key);
  if (columnForm(key).is !== "text") return value;
  return sql`case when ${value} <> '' and ${beginsWithSign(key)} then '''' || ${value} else ${value} end`;
}

/** Where the rows are taken from, and in which order. */
export type RowSource = { where: SQL | undefined; orderBy: readonly SQL[] };

const tail = ({ where, orderBy }: RowSource, joined: SQL = sql``): SQL =>
  sql`from ${publishedRecords}${joined} where ${where ?? sql`true`} order by ${sql.join([...orderBy], sql`, `)}`;

/** How many rows there are, and which moment this is, in milliseconds. */
export const sizeOf = ({ where }: RowSource): SQL =>
  sql`select count(*), floor(extract(epoch from now()) * 1000) from ${publishedRecords} where ${where ?? sql`true`}`;

/**
 * The rows as csvLines() takes them: cells and commas, or, where a text asks for care, a record. The output of a record looks at
 * every character for its own quoting, which takes twice the time of the rest.
 */
export const csvRows = (source: RowSource): SQL => sql`
  select case when ${asksForCare} then row(${sql.join(columnKeys.map(quotedCell), sql`, `)})::text
    else concat(${sql.join(columnKeys.map(written), sql`, ',', `)}) end
  ${tail(source, sql` cross join lateral (select ${said} as said offset 0) texts`)}`;

/** The rows as JSON objects, one a line. */
export function jsonLines(source: RowSource): SQL {
  const named = columnKeys.map((key) => sql`${written(key)} as ${sql.identifier(key)}`);
  return sql`select row_to_json(r)::text || E'\\n' from (select ${sql.join(named, sql`, `)} ${tail(source)}) r`;
}
