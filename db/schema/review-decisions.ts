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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { authorities } from "../values";
import {
  conditionComparisons,
  conditionConsequences,
  conditionIndicators,
  conditionUnits,
  decisionStates,
  reviewLevels,
  reviewOutcomes,
} from "../values/reviews";
import { oneOf } from "./checks";
import { classifications } from "./classifications";
import { instant, policies, tenantKey } from "./columns";
import { reviewCases } from "./reviews";

const ofCase = () => ({ ...tenantKey(), id: uuid("id").notNull(), caseId: uuid("case_id").notNull() });

const decidedPolicies = (table: string) =>
  policies(table, { hospital: "ownDecided", regulator: "ownJurisdiction", system: "ownInstitution" });

/** A decision on a case: written and signed by one official, confirmed and signed by another, on what the hospital signed. */
export const caseDecisions = pgTable(
  "case_decisions",
  {
    ...ofCase(),
    round: integer("round").notNull(),
    /** Whose case it was when this was written. */
    authority: text("authority").notNull(),
    level: text("level").notNull(),
    state: text("state").notNull(),
    revision: integer("revision").notNull().default(1),
    outcome: text("outcome").notNull(),
    reasonZh: text("reason_zh").notNull(),
    reasonEn: text("reason_en"),
    /** Where the case goes when it is referred. */
    referTo: text("refer_to"),
    /** The number under which the ruling is applied for. */
    rulingNumber: text("ruling_number"),
    /** What the hospital had signed when this was written. */
    subjectDigest: text("subject_digest").notNull(),
    /** SHA-256 of the document that both officials sign. */
    digest: text("digest").notNull(),
    applicantId: uuid("applicant_id").notNull(),
    reviewerId: uuid("reviewer_id").notNull(),
    reviewerName: text("reviewer_name").notNull(),
    reviewerSignatureId: uuid("reviewer_signature_id"),
    writtenAt: instant("written_at").notNull(),
    proposedAt: instant("proposed_at"),
    approverId: uuid("approver_id"),
    approverName: text("approver_name"),
    approverSignatureId: uuid("approver_signature_id"),
    decidedAt: instant("decided_at"),
    sentBackBy: uuid("sent_back_by"),
    sentBackByName: text("sent_back_by_name"),
    sentBackAt: instant("sent_back_at"),
    sentBackReason: text("sent_back_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("case_decisions_id").on(t.id),
    index("case_decisions_jurisdiction").on(t.jurisdictionCode),
    index("case_decisions_case").on(t.institutionId, t.caseId),
    uniqueIndex("case_decisions_one_live")
      .on(t.institutionId, t.caseId)
      .where(sql`state = 'drafted' or state = 'proposed'`),
    // Two officials deciding at once: a round ends once, whatever happens above.
    uniqueIndex("case_decisions_one_end")
      .on(t.institutionId, t.caseId, t.round)
      .where(
        sql`decided_at is not null and outcome <> 'refer_to_other_authority' and outcome <> 'apply_for_ruling'`,
      ),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "case_decisions_case_fk",
    }),
    check(
      "case_decisions_scope",
      sql`${oneOf("authority", authorities)} and ${oneOf("level", reviewLevels)}`,
    ),
    check("case_decisions_state", oneOf("state", decisionStates)),
    check("case_decisions_outcome", oneOf("outcome", reviewOutcomes)),
    check("case_decisions_two_persons", sql`approver_id is null or approver_id <> reviewer_id`),
    check("case_decisions_second_look", sql`sent_back_by is null or sent_back_by <> reviewer_id`),
    check(
      "case_decisions_not_own",
      sql`reviewer_id <> applicant_id and (approver_id is null or approver_id <> applicant_id)`,
    ),
    check(
      "case_decisions_signed",
      sql`(state <> 'proposed' or reviewer_signature_id is not null) and (state = 'confirmed') = (decided_at is not null) and (decided_at is null or (reviewer_signature_id is not null and approver_signature_id is not null and approver_id is not null))`,
    ),
    check(
      "case_decisions_referred",
      sql`(outcome = 'refer_to_other_authority') = (refer_to is not null) and (refer_to is null or ${oneOf("refer_to", authorities)})`,
    ),
    check("case_decisions_ruling", sql`(outcome = 'apply_for_ruling') = (ruling_number is not null)`),
    check("case_decisions_digests", sql`concat(subject_digest, digest) ~ '^[0-9a-f]{128}$'`),
    ...decidedPolicies("case_decisions"),
  ],
).enableRLS();

const ofDecision = () => ({ ...ofCase(), decisionId: uuid("decision_id").notNull() });

/** What an acceptance depends on, so that a machine can check it. In force once it is decided. */
export const caseConditions = pgTable(
  "case_conditions",
  {
    ...ofDecision(),
    position: integer("position").notNull(),
    indicator: text("indicator").notNull(),
    comparison: text("comparison").notNull(),
    bound: numeric("bound", { precision: 12, scale: 4, mode: "number" }).notNull(),
    unit: text("unit").notNull(),
    /** Days over which the indicator is taken together. */
    windowDays: integer("window_days").notNull(),
    /** The day by which it is shown for the first time. */
    dueOn: date("due_on", { mode: "string" }).notNull(),
    consequence: text("consequence").notNull(),
    note: text("note"),
    decidedAt: instant("decided_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("case_conditions_id").on(t.id),
    index("case_conditions_jurisdiction").on(t.jurisdictionCode),
    unique("case_conditions_position").on(t.institutionId, t.decisionId, t.position),
    foreignKey({
      columns: [t.institutionId, t.decisionId],
      foreignColumns: [caseDecisions.institutionId, caseDecisions.id],
      name: "case_conditions_decision",
    }),
    check("case_conditions_indicator", oneOf("indicator", conditionIndicators)),
    check("case_conditions_comparison", oneOf("comparison", conditionComparisons)),
    check("case_conditions_unit", oneOf("unit", conditionUnits)),
    check("case_conditions_consequence", oneOf("consequence", conditionConsequences)),
    check("case_conditions_window", sql`window_days > 0`),
    ...decidedPolicies("case_conditions"),
  ],
).enableRLS();

/** A status or class that officials set against the rule set, with what the rule set had said. Never removed. */
export const classOverrides = pgTable(
  "class_overrides",
  {
    ...ofDecision(),
    applicationId: uuid("application_id").notNull(),
    classificationId: uuid("classification_id").notNull(),
    moduleKey: text("module_key").notNull(),
    derivedStatus: text("derived_status"),
    derivedClass: text("derived_class"),
    status: text("status").notNull(),
    class: text("class"),
    reason: text("reason").notNull(),
    decidedAt: instant("decided_at"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("class_overrides_id").on(t.id),
    index("class_overrides_jurisdiction").on(t.jurisdictionCode),
    unique("class_overrides_module").on(t.institutionId, t.decisionId, t.moduleKey),
    foreignKey({
      columns: [t.institutionId, t.decisionId],
      foreignColumns: [caseDecisions.institutionId, caseDecisions.id],
      name: "class_overrides_decision",
    }),
    foreignKey({
      columns: [t.institutionId, t.classificationId],
      foreignColumns: [classifications.institutionId, classifications.id],
      name: "class_overrides_classification",
    }),
    check(
      "class_overrides_differ",
      sql`status is distinct from derived_status or class is distinct from derived_class`,
    ),
    ...decidedPolicies("class_overrides"),
  ],
).enableRLS();
