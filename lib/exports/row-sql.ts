import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { publishedRecords } from "@/db/schema/reference";
import { type ColumnKey, columnForm, columnKeys } from "./columns";

/**
 * Rows are written by the database: one value a row, where 38 each would have to become objects and text again in this
 * process (measured: a third of the speed).
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

/** An instant in Beijing time, as RFC 3339 has it, always with milliseconds: 2026-11-22 18:00:00.500+08:00. */
const instant = (value: AnyPgColumn): SQL =>
  sql`to_char(${value} at time zone interval '8 hours', 'YYYY-MM-DD HH24:MI:SS.MS') || '+08:00'`;

const written = (key: ColumnKey): SQL =>
  columnForm(key).is === "instant" ? instant(columns[key]) : sql`${columns[key]}`;

/** Where the rows are taken from, and in which order. */
export type RowSource = { where: SQL | undefined; orderBy: readonly SQL[] };

const tail = ({ where, orderBy }: RowSource): SQL =>
  sql`from ${publishedRecords} where ${where ?? sql`true`} order by ${sql.join([...orderBy], sql`, `)}`;

/** How many rows there are, and which moment this is, in milliseconds. */
export const sizeOf = ({ where }: RowSource): SQL =>
  sql`select count(*), floor(extract(epoch from now()) * 1000) from ${publishedRecords} where ${where ?? sql`true`}`;

/** The rows as lines of CSV, which stand there since the rows were published (csv_line_of(), migration 0043). */
export const csvLines = (source: RowSource): SQL => sql`select ${publishedRecords.csvLine} ${tail(source)}`;

/** The rows as JSON objects, one a line. */
export function jsonLines(source: RowSource): SQL {
  const named = columnKeys.map((key) => sql`${written(key)} as ${sql.identifier(key)}`);
  return sql`select row_to_json(r)::text || E'\\n' from (select ${sql.join(named, sql`, `)} ${tail(source)}) r`;
}
