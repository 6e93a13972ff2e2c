import type { CodeListName } from "@/lib/reference/codes";

/**
 * `text` is what people wrote: quoted, and guarded against being read as a formula. `code` and `number` come from closed
 * lists and our own counters and stand as they are. `instant` is said in Beijing time.
 */
type ColumnForm =
  | { is: "text" | "number" | "instant" }
  | { is: "code"; list?: CodeListName | "provinces" | "useCases" };

const text = { is: "text" } as const;
const number = { is: "number" } as const;
const code = <List extends CodeListName | "provinces" | "useCases">(list?: List) =>
  list === undefined ? ({ is: "code" } as const) : ({ is: "code", list } as const);

/** The columns of an exported register in their order: named as in the database, the same in every format. */
export const registerColumns = {
  number: code(),
  kind: code("recordKinds"),
  name_zh: text,
  name_en: text,
  institution_number: code(),
  institution_name_zh: text,
  institution_name_en: text,
  province_adcode: code("provinces"),
  level: code("institutionLevels"),
  grade: code("institutionGrades"),
  institution_type: code("institutionTypes"),
  deployment_number: code(),
  deployment_name: text,
  hosting: code("hostingModes"),
  model_family: code("modelFamilies"),
  model_name: text,
  model_size_billion: number,
  quantization: code("quantizations"),
  configuration_digest: code(),
  use_case_id: code("useCases"),
  lifecycle_stage: code("lifecycleStages"),
  badge: code("badges"),
  cn_status: code("deviceStatuses"),
  cn_class: code("deviceClasses"),
  us_status: code("deviceStatuses"),
  eu_status: code("deviceStatuses"),
  eu_class: code("deviceClasses"),
  eu_aia_status: code("aiActStatuses"),
  imdrf_class: code("deviceClasses"),
  tier: code("riskTiers"),
  classification_rule_set: code(),
  classification_standing: code("classificationStandings"),
  public_source: text,
  public_source_url: text,
  public_source_date: text,
  state: code("recordStates"),
  version: number,
  published_at: { is: "instant" },
} as const satisfies Record<string, ColumnForm>;

export type ColumnKey = keyof typeof registerColumns;
/** Columns as a list; the order of the file. */
export const columnKeys = Object.keys(registerColumns) as ColumnKey[];
export const columnForm = (key: ColumnKey): ColumnForm => registerColumns[key];

/** One exported row: what JSON Lines holds as it is. */
export type ExportedRow = Readonly<Record<ColumnKey, string | number | null>>;
