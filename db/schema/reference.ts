import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { badges, type ClassificationStanding, classificationStandings, recordKinds } from "../values";
import { oneOf } from "./checks";
import { collatedText, instant, jurisdictionCode } from "./columns";

const bitChunk = customType<{ data: string }>({ dataType: () => "bit(8192)" });

/** Province-level divisions, GB/T 2260, with the place of their tile. */
export const provinces = pgTable("provinces", {
  adcode: text("adcode").primaryKey(),
  iso: text("iso").notNull(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  region: text("region").notNull(),
  tileRow: integer("tile_row").notNull(),
  tileColumn: integer("tile_column").notNull(),
  population10k: numeric("population_10k", { mode: "number" }),
  source: text("source").notNull(),
});

/** Every other code list, with the words of both languages. */
export const codes = pgTable(
  "codes",
  {
    list: text("list").notNull(),
    code: text("code").notNull(),
    position: integer("position").notNull(),
    labelZh: text("label_zh").notNull(),
    labelEn: text("label_en").notNull(),
    source: text("source").notNull(),
  },
  (t) => [primaryKey({ columns: [t.list, t.code] })],
);

/** The fourteen applications of the source's table 1 with their two demand scales. */
export const useCases = pgTable("use_cases", {
  id: text("id").primaryKey(),
  position: integer("position").notNull(),
  scenario: text("scenario").notNull(),
  task: text("task").notNull(),
  titleZh: text("title_zh").notNull(),
  titleEn: text("title_en").notNull(),
  privacyDemand: integer("privacy_demand").notNull(),
  reasoningDemand: integer("reasoning_demand").notNull(),
  document: jsonb("document").$type<Record<string, unknown>>().notNull(),
});

export const publishedFigures = pgTable("published_figures", {
  id: text("id").primaryKey(),
  document: jsonb("document").$type<Record<string, unknown>>().notNull(),
});

export const recordNumberSequence = pgSequence("record_number_sequence", { startWith: 1 });

/** Public number → what it names. Numbers come from one sequence; nobody reads this table directly. */
export const recordNumbers = pgTable(
  "record_numbers",
  {
    serial: bigint("serial", { mode: "number" }).primaryKey(),
    kind: text("kind").notNull(),
    institutionId: uuid("institution_id").notNull(),
    recordId: uuid("record_id").notNull(),
  },
  (t) => [
    check("record_numbers_kind", oneOf("kind", recordKinds)),
    index("record_numbers_institution").on(t.institutionId),
  ],
);

/** Credit code and campus, unique over all institutions: the one look-up that finds duplicates. */
export const institutionIdentifiers = pgTable(
  "institution_identifiers",
  {
    uscc: text("uscc").notNull(),
    campus: text("campus").notNull().default(""),
    institutionId: uuid("institution_id").notNull().unique(),
  },
  (t) => [primaryKey({ columns: [t.uscc, t.campus] })],
);

/** What the public may read, and nothing else. No row security; written by publish_records() only. */
export const publishedRecords = pgTable(
  "published_records",
  {
    number: text("number").primaryKey(),
    kind: text("kind").notNull(),
    recordId: uuid("record_id").notNull().unique(),
    institutionId: uuid("institution_id").notNull(),
    deploymentId: uuid("deployment_id"),
    jurisdictionCode: jurisdictionCode().notNull(),
    isRegisterRow: boolean("is_register_row").notNull().default(false),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    institutionNumber: text("institution_number").notNull(),
    institutionNameZh: text("institution_name_zh").notNull(),
    institutionNameEn: text("institution_name_en"),
    deploymentNumber: text("deployment_number"),
    deploymentName: text("deployment_name"),
    provinceAdcode: text("province_adcode").notNull(),
    level: text("level"),
    grade: text("grade"),
    institutionType: text("institution_type"),
    hosting: text("hosting"),
    modelFamily: text("model_family"),
    modelName: text("model_name"),
    modelSizeBillion: numeric("model_size_billion", { mode: "number" }),
    quantization: text("quantization"),
    configurationDigest: text("configuration_digest"),
    useCaseId: text("use_case_id"),
    lifecycleStage: text("lifecycle_stage"),
    badge: text("badge").notNull(),
    /** What the document's classification says and which source it names, as columns: written by derive_register_rows() only. */
    cnStatus: text("cn_status"),
    cnClass: text("cn_class"),
    usStatus: text("us_status"),
    euStatus: text("eu_status"),
    euClass: text("eu_class"),
    euAiaStatus: text("eu_aia_status"),
    imdrfClass: text("imdrf_class"),
    tier: text("tier"),
    classificationRuleSet: text("classification_rule_set"),
    /** Null where nothing is classified. */
    classificationStanding: text("classification_standing"),
    publicSource: text("public_source"),
    publicSourceUrl: text("public_source_url"),
    publicSourceDate: text("public_source_date"),
    state: text("state").notNull(),
    version: integer("version").notNull(),
    publishedAt: instant("published_at").notNull(),
    /** Days in Beijing. Nothing has to flip a badge at night: who reads compares the second with today. */
    lastAttestedOn: date("last_attested_on", { mode: "string" }),
    nextAttestDue: date("next_attest_due", { mode: "string" }),
    /** Aliases, pinyin and initials of the names, made where the copy is written; null until this version has seen it. */
    searchWords: text("search_words"),
    searchText: text("search_text").notNull(),
    /** Codes of `register_values`: what the row says in each facet. */
    marks: smallint("marks").array().notNull().default([]),
    document: jsonb("document").$type<PublishedDocument>().notNull(),
    /** The row as a line of a CSV file, for rows of the register; kept by the database whoever writes the row. */
    csvLine: text("csv_line"),
  },
  (t) => [
    check("published_records_kind", oneOf("kind", recordKinds)),
    check("published_records_badge", oneOf("badge", badges)),
    check(
      "published_records_standing",
      sql`classification_standing is null or ${oneOf("classification_standing", classificationStandings)}`,
    ),
    check("published_records_state", sql`state in ('published', 'suspended', 'retired')`),
    check("published_records_line", sql`csv_line is not null or not is_register_row`),
    index("published_records_list").on(t.publishedAt.desc(), t.number).where(sql`is_register_row`),
    index("published_records_institution").on(t.institutionId),
    index("published_records_uscc")
      .on(sql`(document->'fields'->'uscc'->>'value')`)
      .where(sql`kind = 'institution'`),
    index("published_records_search")
      .using("gin", sql`search_grams(search_text)`, t.marks)
      .where(sql`is_register_row`),
  ],
);

/** What can be chosen in a facet, each with a code that never changes. */
export const registerValues = pgTable(
  "register_values",
  {
    code: smallint("code").primaryKey(),
    facet: text("facet").notNull(),
    value: text("value").notNull(),
  },
  (t) => [unique("register_values_value").on(t.facet, t.value)],
);

/** The listed rows again, as narrow as can be: what sorts and filters a million of them. Written by refresh_register_rows(). */
export const registerRows = pgTable(
  "register_rows",
  {
    serial: bigint("serial", { mode: "number" }).primaryKey(),
    number: text("number").notNull().unique(),
    publishedAt: instant("published_at").notNull(),
    nameKey: collatedText("name_key").notNull(),
    /** Minus one where it is not stated: last of all. */
    size: doublePrecision("size").notNull(),
    province: smallint("province"),
    level: smallint("level"),
    type: smallint("type"),
    hosting: smallint("hosting"),
    family: smallint("family"),
    sizeBand: smallint("size_band"),
    scenario: smallint("scenario"),
    badge: smallint("badge"),
    cn: smallint("cn"),
    tier: smallint("tier"),
    standing: smallint("standing"),
    participation: smallint("participation"),
  },
  (t) => [
    index("register_rows_newest").on(sql`published_at desc`, t.number),
    index("register_rows_oldest").on(t.publishedAt, t.number),
    index("register_rows_name").on(t.nameKey, t.number),
    index("register_rows_size").on(sql`size desc`, t.number),
  ],
);

/**
 * For each value of a facet, each part of names that many rows hold and each stretch of a list one bit a row: the bit of serial
 * n is bit n % 8192 of chunk n / 8192.
 */
export const registerBits = pgTable(
  "register_bits",
  {
    code: smallint("code").notNull(),
    chunk: integer("chunk").notNull(),
    bits: bitChunk("bits").notNull(),
    /** How many of them are set. */
    n: integer("n").notNull().generatedAlwaysAs(sql`bit_count(bits)::integer`),
  },
  (t) => [primaryKey({ columns: [t.code, t.chunk] }), index("register_bits_chunk").on(t.chunk)],
);

/** Parts of names, of one to eight characters, that too many rows hold for an index of rows. Chosen by tune_register_index(). */
export const registerParts = pgTable("register_parts", {
  part: collatedText("part").primaryKey(),
  code: smallint("code").notNull().unique(),
});

/**
 * Each order of the list cut into stretches of some thousand rows: a stretch begins after this row, the first one at the very
 * beginning. With the bits of a stretch it is known where in a list the rows lie that pass a filter.
 */
export const registerStretches = pgTable(
  "register_stretches",
  {
    code: smallint("code").primaryKey(),
    sort: text("sort").notNull(),
    place: integer("place").notNull(),
    afterKey: collatedText("after_key"),
    afterNumber: text("after_number"),
  },
  (t) => [unique("register_stretches_place").on(t.sort, t.place)],
);

/** Words that public names hold, for the nearest one to a word that finds nothing. Added to only. */
export const registerVocabulary = pgTable("register_vocabulary", {
  word: collatedText("word").primaryKey(),
});

export type PublishedField = {
  value: string | number | boolean | string[] | null;
  nullReason?: string;
  source: string;
  asOf: string;
  verifiedOn?: string;
  publicSource?: { title: string; url: string; date: string; mayLink: boolean };
  /** What the register showed here before, newest first. */
  older?: { value: PublishedField["value"]; nullReason?: string; source: string; asOf: string }[];
};
/** The public fields of one record, each with its provenance; history holds the climbs of the badge. */
export type PublishedDocument = {
  fields: Record<string, PublishedField>;
  history: { badge: string; on: string }[];
  /** Of an application: what its submitted answers come to. Absent where nothing was handed in. */
  classification?: PublishedClassification;
};
type PublishedVerdict = { status: string | null; class: string | null };
export type PublishedClassification = {
  /** By jurisdiction, of the strictest module. */
  results: Record<string, PublishedVerdict>;
  tier: string | null;
  asOf: string;
  ruleSet: { id: string; version: string; digest: string };
  modules: number;
  /** Null while no authority has decided. */
  decision: {
    standing: Exclude<ClassificationStanding, "derived">;
    authority: string;
    caseNumber: string;
    decidedOn: string;
    /** What officials set against the rule set, with what it had said. */
    overrides: { module: string; derived: PublishedVerdict; set: PublishedVerdict }[];
  } | null;
};
