import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { obligationActs } from "../values";
import { applications } from "./applications";
import { oneOf } from "./checks";
import { classifications } from "./classifications";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { caseConditions } from "./review-decisions";

/** A duty that an application has by its classification. Whether it is due, met or overdue follows from its dates and acts. */
export const obligations = pgTable(
  "obligations",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    applicationId: uuid("application_id").notNull(),
    /** The version of a classification that brought it about, or that still does. */
    classificationId: uuid("classification_id").notNull(),
    duty: text("duty").notNull(),
    /** The condition of an acceptance that asks for it; null where a row of the table of duties does. */
    conditionId: uuid("condition_id"),
    /** Null: nothing is due yet, for the reason in `waitsFor`. */
    dueOn: date("due_on", { mode: "string" }),
    waitsFor: text("waits_for"),
    createdAt: instant("created_at").notNull(),
    /** No classification in force asks for it any more. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("obligations_id").on(t.id),
    index("obligations_jurisdiction").on(t.jurisdictionCode),
    unique("obligations_once").on(t.institutionId, t.applicationId, t.duty, t.conditionId).nullsNotDistinct(),
    foreignKey({
      columns: [t.institutionId, t.conditionId],
      foreignColumns: [caseConditions.institutionId, caseConditions.id],
      name: "obligations_condition_fk",
    }),
    foreignKey({
      columns: [t.institutionId, t.applicationId],
      foreignColumns: [applications.institutionId, applications.id],
      name: "obligations_application",
    }),
    foreignKey({
      columns: [t.institutionId, t.classificationId],
      foreignColumns: [classifications.institutionId, classifications.id],
      name: "obligations_classification",
    }),
    check("obligations_due", sql`(due_on is null) = (waits_for is not null)`),
    check("obligations_condition", sql`(duty = 'acceptance-condition') = (condition_id is not null)`),
    ...tenantPolicies("obligations"),
  ],
).enableRLS();

/** What was done about an obligation; added to, never changed. The latest counts. */
export const obligationRecords = pgTable(
  "obligation_records",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    obligationId: uuid("obligation_id").notNull(),
    act: text("act").notNull(),
    link: text("link"),
    note: text("note").notNull(),
    /** What was measured for a condition: the value, of how many, over which days. A confirmation repeats what it confirms. */
    value: numeric("value", { precision: 12, scale: 4, mode: "number" }),
    sample: integer("sample"),
    windowFrom: date("window_from", { mode: "string" }),
    windowTo: date("window_to", { mode: "string" }),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    byRole: text("by_role").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("obligation_records_id").on(t.id),
    index("obligation_records_jurisdiction").on(t.jurisdictionCode),
    index("obligation_records_obligation").on(t.institutionId, t.obligationId),
    foreignKey({
      columns: [t.institutionId, t.obligationId],
      foreignColumns: [obligations.institutionId, obligations.id],
      name: "obligation_records_obligation_fk",
    }),
    check("obligation_records_act", oneOf("act", obligationActs)),
    check(
      "obligation_records_measured",
      sql`num_nulls(value, sample, window_from, window_to) in (0, 4) and (value is null or (sample > 0 and window_from <= window_to))`,
    ),
    // Evidence is the hospital's to give; to confirm, not to accept and to waive are the reviewer's.
    ...tenantPolicies("obligation_records", {
      hospital: sql`act = 'evidence' and by_role <> 'reviewer'`,
      regulator: sql`act <> 'evidence' and by_role = 'reviewer'`,
    }),
  ],
).enableRLS();

/** A device module that shares infrastructure with a module that is none: it concerns both, and has a date. */
export const partitionFindings = pgTable(
  "partition_findings",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    /** The application that is a device or may be one. */
    deviceId: uuid("device_id").notNull(),
    /** The application that is none. */
    otherId: uuid("other_id").notNull(),
    foundAt: instant("found_at").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("partition_findings_id").on(t.id),
    index("partition_findings_jurisdiction").on(t.jurisdictionCode),
    index("partition_findings_device").on(t.institutionId, t.deviceId),
    index("partition_findings_other").on(t.institutionId, t.otherId),
    foreignKey({
      columns: [t.institutionId, t.deviceId],
      foreignColumns: [applications.institutionId, applications.id],
      name: "partition_findings_device_fk",
    }),
    foreignKey({
      columns: [t.institutionId, t.otherId],
      foreignColumns: [applications.institutionId, applications.id],
      name: "partition_findings_other_fk",
    }),
    ...tenantPolicies("partition_findings"),
  ],
).enableRLS();
