import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  disputeGrounds,
  disputeStates,
  fieldSources,
  fieldVerdicts,
  nullReasons,
  recordKinds,
  statementStands,
} from "../values";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { institutions } from "./institutions";

const fieldKey = () => ({
  ...tenantKey(),
  id: uuid("id").notNull(),
  recordKind: text("record_kind").notNull(),
  recordId: uuid("record_id").notNull(),
  field: text("field").notNull(),
  revision: integer("revision").notNull(),
});

/**
 * Every value a field has had, with who said so: added to, never changed. A field nobody has touched in the portal has no
 * row; the first change writes down what was there before it.
 */
export const fieldStatements = pgTable(
  "field_statements",
  {
    ...fieldKey(),
    stand: text("stand").notNull(),
    value: jsonb("value").$type<unknown>(),
    nullReason: text("null_reason"),
    source: text("source").notNull(),
    /** Where a correction can be looked up. */
    evidence: text("evidence"),
    byId: uuid("by_id"),
    byName: text("by_name"),
    byRole: text("by_role"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("field_statements_id").on(t.id),
    index("field_statements_record").on(t.institutionId, t.recordId),
    index("field_statements_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "field_statements_institution",
    }),
    check("field_statements_kind", oneOf("record_kind", recordKinds)),
    check("field_statements_stand", oneOf("stand", statementStands)),
    check("field_statements_source", oneOf("source", fieldSources)),
    check("field_statements_null_reason", sql`null_reason is null or ${oneOf("null_reason", nullReasons)}`),
    check("field_statements_evidence", sql`stand <> 'corrected' or evidence is not null`),
    check("field_statements_person", sql`(stand = 'inherited') = (by_id is null)`),
    ...tenantPolicies("field_statements"),
  ],
).enableRLS();

/** What a reviewer found when comparing one claimed field with its source; the latest of a revision counts. */
export const fieldReviews = pgTable(
  "field_reviews",
  {
    ...fieldKey(),
    verdict: text("verdict").notNull(),
    note: text("note"),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    byRole: text("by_role").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("field_reviews_id").on(t.id),
    index("field_reviews_record").on(t.institutionId, t.recordId),
    index("field_reviews_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "field_reviews_institution",
    }),
    check("field_reviews_kind", oneOf("record_kind", recordKinds)),
    check("field_reviews_verdict", oneOf("verdict", fieldVerdicts)),
    check("field_reviews_note", sql`verdict <> 'refused' or note is not null`),
    ...tenantPolicies("field_reviews"),
  ],
).enableRLS();

/** A hospital says that a public record of it should not be there; a reviewer decides. */
export const recordDisputes = pgTable(
  "record_disputes",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    recordKind: text("record_kind").notNull(),
    recordId: uuid("record_id").notNull(),
    grounds: text("grounds").notNull(),
    statement: text("statement").notNull(),
    evidence: text("evidence"),
    state: text("state").notNull().default("open"),
    filedBy: uuid("filed_by").notNull(),
    filedByName: text("filed_by_name").notNull(),
    filedByRole: text("filed_by_role").notNull(),
    filedAt: instant("filed_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("record_disputes_id").on(t.id),
    index("record_disputes_record").on(t.institutionId, t.recordId),
    index("record_disputes_jurisdiction").on(t.jurisdictionCode),
    uniqueIndex("record_disputes_one_open").on(t.institutionId, t.recordId).where(sql`state = 'open'`),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "record_disputes_institution",
    }),
    check("record_disputes_kind", oneOf("record_kind", recordKinds)),
    check("record_disputes_grounds", oneOf("grounds", disputeGrounds)),
    check("record_disputes_state", oneOf("state", disputeStates)),
    check("record_disputes_apart", sql`decided_by is null or decided_by <> filed_by`),
    check("record_disputes_decided", sql`(state in ('upheld', 'rejected')) = (decided_by is not null)`),
    // Who files does not decide.
    ...tenantPolicies("record_disputes", {
      hospital: sql`decided_by is null and state in ('open', 'withdrawn')`,
      regulator: sql`decided_by is not null`,
    }),
  ],
).enableRLS();
