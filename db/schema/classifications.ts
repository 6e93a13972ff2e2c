import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { classificationStates } from "../values";
import { applications } from "./applications";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";

/**
 * One version of the classification of one functional module of an application. What was answered and derived is never
 * changed: a change is a new version, and only the standing of a version moves on.
 */
export const classifications = pgTable(
  "classifications",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    applicationId: uuid("application_id").notNull(),
    moduleKey: text("module_key").notNull(),
    /** Null for the application itself. */
    moduleName: text("module_name"),
    revision: integer("revision").notNull(),
    state: text("state").notNull(),
    answers: jsonb("answers").$type<Record<string, string | string[]>>().notNull(),
    answersDigest: text("answers_digest").notNull(),
    questionnaire: text("questionnaire").notNull(),
    ruleSetId: text("rule_set_id").notNull(),
    ruleSetVersion: text("rule_set_version").notNull(),
    ruleSetDigest: text("rule_set_digest").notNull(),
    asOf: date("as_of", { mode: "string" }).notNull(),
    /** The revision of the application whose intended use was classified. */
    applicationRevision: integer("application_revision").notNull(),
    cnStatus: text("cn_status"),
    cnClass: text("cn_class"),
    usStatus: text("us_status"),
    euStatus: text("eu_status"),
    euClass: text("eu_class"),
    euAiaStatus: text("eu_aia_status"),
    imdrfClass: text("imdrf_class"),
    tier: text("tier"),
    result: jsonb("result").$type<Record<string, unknown>>().notNull(),
    resultDigest: text("result_digest").notNull(),
    reason: text("reason"),
    savedBy: uuid("saved_by"),
    savedByName: text("saved_by_name"),
    savedAt: instant("saved_at").notNull(),
    submittedBy: uuid("submitted_by"),
    submittedByName: text("submitted_by_name"),
    submittedAt: instant("submitted_at"),
    supersededAt: instant("superseded_at"),
    /** A change of what the answers rest on: the module must be classified again. */
    reopenedAt: instant("reopened_at"),
    reopenedFields: text("reopened_fields").array(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("classifications_id").on(t.id),
    index("classifications_jurisdiction").on(t.jurisdictionCode),
    unique("classifications_revision_once").on(t.institutionId, t.applicationId, t.moduleKey, t.revision),
    uniqueIndex("classifications_one_saved")
      .on(t.institutionId, t.applicationId, t.moduleKey)
      .where(sql`state = 'saved'`),
    uniqueIndex("classifications_one_submitted")
      .on(t.institutionId, t.applicationId, t.moduleKey)
      .where(sql`state = 'submitted'`),
    foreignKey({
      columns: [t.institutionId, t.applicationId],
      foreignColumns: [applications.institutionId, applications.id],
      name: "classifications_application",
    }),
    check("classifications_state", oneOf("state", classificationStates)),
    check(
      "classifications_digests",
      sql`concat(answers_digest, rule_set_digest, result_digest) ~ '^[0-9a-f]{192}$'`,
    ),
    check("classifications_submitted", sql`state <> 'submitted' or submitted_at is not null`),
    check("classifications_reopened", sql`(reopened_at is null) = (reopened_fields is null)`),
    ...tenantPolicies("classifications"),
  ],
).enableRLS();
