import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { recordKinds, reportAddressees, reportAnswers, reportStates } from "../values";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { institutions } from "./institutions";

/** Tickets have a sequence of their own: a ticket names no record. */
export const errorReportSequence = pgSequence("error_report_sequence", { startWith: 1 });

/**
 * Somebody without an account says that a public record is wrong. Written by `file_error_report` alone; hospital and
 * reviewer answer, each in its own name.
 */
export const errorReports = pgTable(
  "error_reports",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    serial: bigint("serial", { mode: "number" }).notNull(),
    recordKind: text("record_kind").notNull(),
    recordId: uuid("record_id").notNull(),
    recordNumber: text("record_number").notNull(),
    /** The public version that was on the screen. */
    recordVersion: integer("record_version").notNull(),
    fields: text("fields").array().notNull(),
    problem: text("problem").notNull(),
    proposal: text("proposal"),
    evidence: text("evidence"),
    /** SHA-256 of what was said, as people read it: the same words twice are one report. */
    textDigest: text("text_digest").notNull(),
    /** SHA-256 of the follow-up secret, which only the reporter has. */
    secretHash: text("secret_hash").notNull(),
    /** The challenge that was solved for it: one report each. */
    challenge: uuid("challenge").notNull(),
    addressee: text("addressee").notNull(),
    receivedAt: instant("received_at").notNull(),
    dueOn: date("due_on").notNull(),
    state: text("state").notNull().default("open"),
    answeredBy: uuid("answered_by"),
    answeredByName: text("answered_by_name"),
    answeredByRole: text("answered_by_role"),
    answeredAt: instant("answered_at"),
    answer: text("answer"),
    /** The public version that corrected the record; named with the answer or once it is out. */
    correctedVersion: integer("corrected_version"),
    duplicateOf: bigint("duplicate_of", { mode: "number" }),
    /** Set by who answers where the reporter's words should not stand in public. */
    isUnfit: boolean("is_unfit").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("error_reports_id").on(t.id),
    index("error_reports_serial").on(t.serial),
    index("error_reports_record").on(t.recordNumber),
    index("error_reports_jurisdiction").on(t.jurisdictionCode),
    uniqueIndex("error_reports_one_serial").on(t.institutionId, t.serial),
    uniqueIndex("error_reports_one_challenge").on(t.institutionId, t.challenge),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "error_reports_institution",
    }),
    check("error_reports_kind", oneOf("record_kind", recordKinds)),
    check("error_reports_addressee", oneOf("addressee", reportAddressees)),
    check("error_reports_state", oneOf("state", reportStates)),
    check("error_reports_fields", sql`cardinality(fields) > 0`),
    check(
      "error_reports_answered",
      sql`(${oneOf("state", reportAnswers)}) = (answered_by is not null) and (answered_by is null) = (answer is null)`,
    ),
    check(
      "error_reports_corrected",
      sql`corrected_version is null or (state = 'accepted' and corrected_version > record_version)`,
    ),
    check(
      "error_reports_duplicate",
      sql`(state = 'duplicate') = (duplicate_of is not null) and duplicate_of <> serial`,
    ),
    // Who answers signs as what they are; neither side writes the other's answer.
    ...tenantPolicies("error_reports", {
      hospital: sql`answered_by_role in ('hospital_it', 'hospital_quality')`,
      regulator: sql`answered_by_role = 'reviewer'`,
    }),
  ],
).enableRLS();
