import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { gradeStatuses, humanGrades, sampleStates, signOffDecisions } from "../values/spot-checks";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { spotChecks } from "./spot-checks";

/** One item of one check, as it stood when the check was asked for. */
export const spotCheckItems = pgTable(
  "spot_check_items",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    checkId: uuid("check_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    suite: text("suite").notNull(),
    itemId: text("item_id").notNull(),
    /** Of an item of a private suite: its question and grader. A hospital has no right to this column. */
    definition: jsonb("definition").$type<Record<string, unknown>>(),
    /** What a clinician had said to the item by then; null: nothing yet. */
    signOff: text("sign_off"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("spot_check_items_id").on(t.id),
    index("spot_check_items_jurisdiction").on(t.jurisdictionCode),
    unique("spot_check_items_once").on(t.institutionId, t.checkId, t.ordinal),
    foreignKey({
      columns: [t.institutionId, t.checkId],
      foreignColumns: [spotChecks.institutionId, spotChecks.id],
      name: "spot_check_items_check",
    }),
    check("spot_check_items_sign_off", oneOf("sign_off", signOffDecisions)),
    ...tenantPolicies("spot_check_items"),
  ],
).enableRLS();

/** One answer asked of the model: figures and the grade. What was asked and answered lies sealed beside it. */
export const spotCheckSamples = pgTable(
  "spot_check_samples",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    checkId: uuid("check_id").notNull(),
    checkItemId: uuid("check_item_id").notNull(),
    /** Place in the order of asking: each item once, then each a second time. */
    ordinal: integer("ordinal").notNull(),
    /** 1 for the first sample of its item. */
    n: integer("n").notNull(),
    state: text("state").notNull().default("pending"),
    runner: uuid("runner"),
    /** The event that says it began: from there a page can replay what it has not seen. */
    beganSeq: bigint("began_seq", { mode: "number" }),
    beganAt: instant("began_at"),
    endedAt: instant("ended_at"),
    status: text("status"),
    /** What the answer was taken to say: a letter, yes or no, a number. */
    found: text("found"),
    /** The verdict of the reader and, of patterns, those against the answer (lib/spot-checks/outcome.ts). */
    details: jsonb("details").$type<Record<string, unknown>>(),
    requestDigest: text("request_digest"),
    responseDigest: text("response_digest"),
    /** Tokens as the server gave them; null where it gave none. */
    promptTokens: integer("prompt_tokens"),
    completionTokens: integer("completion_tokens"),
    cachedTokens: integer("cached_tokens"),
    firstTextMs: integer("first_text_ms"),
    totalMs: integer("total_ms"),
    tokensPerSecond: doublePrecision("tokens_per_second"),
    servedModel: text("served_model"),
    systemFingerprint: text("system_fingerprint"),
    finishReason: text("finish_reason"),
    humanStatus: text("human_status"),
    humanReason: text("human_reason"),
    humanBy: uuid("human_by"),
    humanByName: text("human_by_name"),
    humanByRole: text("human_by_role"),
    humanAt: instant("human_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("spot_check_samples_id").on(t.id),
    index("spot_check_samples_jurisdiction").on(t.jurisdictionCode),
    unique("spot_check_samples_once").on(t.institutionId, t.checkId, t.ordinal),
    foreignKey({
      columns: [t.institutionId, t.checkId],
      foreignColumns: [spotChecks.institutionId, spotChecks.id],
      name: "spot_check_samples_check",
    }),
    foreignKey({
      columns: [t.institutionId, t.checkItemId],
      foreignColumns: [spotCheckItems.institutionId, spotCheckItems.id],
      name: "spot_check_samples_item",
    }),
    check("spot_check_samples_state", oneOf("state", sampleStates)),
    check("spot_check_samples_status", oneOf("status", gradeStatuses)),
    check("spot_check_samples_human", oneOf("human_status", humanGrades)),
    check("spot_check_samples_graded", sql`(state = 'done') = (status is not null)`),
    check("spot_check_samples_running", sql`(state = 'running') = (runner is not null)`),
    check(
      "spot_check_samples_digests",
      sql`request_digest ~ '^[0-9a-f]{64}$' and response_digest ~ '^[0-9a-f]{64}$'`,
    ),
    ...tenantPolicies("spot_check_samples"),
  ],
).enableRLS();

/** Question, thinking and answer of one sample, sealed (lib/spot-checks/sealed.ts) and kept for a time. */
export const spotCheckBodies = pgTable(
  "spot_check_bodies",
  {
    ...tenantKey(),
    /** The sample's own id, which is sealed along. */
    id: uuid("id").notNull(),
    checkId: uuid("check_id").notNull(),
    keyVersion: integer("key_version").notNull(),
    nonce: text("nonce").notNull(),
    sealed: text("sealed").notNull(),
    retainUntil: instant("retain_until").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("spot_check_bodies_id").on(t.id),
    index("spot_check_bodies_jurisdiction").on(t.jurisdictionCode),
    index("spot_check_bodies_until").on(t.institutionId, t.retainUntil),
    foreignKey({
      columns: [t.institutionId, t.id],
      foreignColumns: [spotCheckSamples.institutionId, spotCheckSamples.id],
      name: "spot_check_bodies_sample",
    }),
    ...tenantPolicies("spot_check_bodies"),
  ],
).enableRLS();

/** What happened in a check, in batches, for pages that watch. Sealed too: it holds the answers as they come. */
export const spotCheckEvents = pgTable(
  "spot_check_events",
  {
    ...tenantKey(),
    checkId: uuid("check_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: instant("at").notNull(),
    keyVersion: integer("key_version").notNull(),
    nonce: text("nonce").notNull(),
    sealed: text("sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.checkId, t.seq] }),
    index("spot_check_events_jurisdiction").on(t.jurisdictionCode, t.checkId, t.seq),
    foreignKey({
      columns: [t.institutionId, t.checkId],
      foreignColumns: [spotChecks.institutionId, spotChecks.id],
      name: "spot_check_events_check",
    }),
    ...tenantPolicies("spot_check_events"),
  ],
).enableRLS();
