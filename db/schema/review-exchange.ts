import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { commentSeverities } from "../values/reviews";
import { oneOf } from "./checks";
import { instant, policies, tenantKey, tenantPolicies } from "./columns";
import { reviewCases } from "./reviews";

const ofCase = () => ({ ...tenantKey(), id: uuid("id").notNull(), caseId: uuid("case_id").notNull() });

/** A remark of an official on one field of what is reviewed, with the hospital's reply. */
export const caseComments = pgTable(
  "case_comments",
  {
    ...ofCase(),
    round: integer("round").notNull(),
    /** The field it is about, as in the signed document: `modules.main.answers.functions`. */
    path: text("path").notNull(),
    severity: text("severity").notNull(),
    text: text("text").notNull(),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    at: instant("at").notNull(),
    reply: text("reply"),
    repliedBy: uuid("replied_by"),
    repliedByName: text("replied_by_name"),
    repliedAt: instant("replied_at"),
    resolvedBy: uuid("resolved_by"),
    resolvedByName: text("resolved_by_name"),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("case_comments_id").on(t.id),
    index("case_comments_jurisdiction").on(t.jurisdictionCode),
    index("case_comments_case").on(t.institutionId, t.caseId),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "case_comments_case_fk",
    }),
    check("case_comments_severity", oneOf("severity", commentSeverities)),
    check("case_comments_replied", sql`(reply is null) = (replied_at is null)`),
    check("case_comments_resolved", sql`(resolved_by is null) = (resolved_at is null)`),
    ...tenantPolicies("case_comments"),
  ],
).enableRLS();

/** One consolidated request to the hospital; the clock stands until it is answered. One is open at a time. */
export const informationRequests = pgTable(
  "information_requests",
  {
    ...ofCase(),
    round: integer("round").notNull(),
    note: text("note"),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    sentBy: uuid("sent_by").notNull(),
    sentByName: text("sent_by_name").notNull(),
    sentAt: instant("sent_at").notNull(),
    answeredBy: uuid("answered_by"),
    answeredByName: text("answered_by_name"),
    /** Answered, or closed with the case: then nobody answered. */
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("information_requests_id").on(t.id),
    index("information_requests_jurisdiction").on(t.jurisdictionCode),
    index("information_requests_case").on(t.institutionId, t.caseId),
    uniqueIndex("information_requests_one_open").on(t.institutionId, t.caseId).where(sql`closed_at is null`),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "information_requests_case_fk",
    }),
    check("information_requests_answered", sql`answered_by is null or closed_at is not null`),
    ...tenantPolicies("information_requests"),
  ],
).enableRLS();

/** One question of a request and the hospital's answer to it. */
export const informationItems = pgTable(
  "information_items",
  {
    ...ofCase(),
    requestId: uuid("request_id").notNull(),
    position: integer("position").notNull(),
    path: text("path"),
    severity: text("severity").notNull(),
    question: text("question").notNull(),
    answer: text("answer"),
    answeredBy: uuid("answered_by"),
    answeredByName: text("answered_by_name"),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("information_items_id").on(t.id),
    index("information_items_jurisdiction").on(t.jurisdictionCode),
    unique("information_items_position").on(t.institutionId, t.requestId, t.position),
    foreignKey({
      columns: [t.institutionId, t.requestId],
      foreignColumns: [informationRequests.institutionId, informationRequests.id],
      name: "information_items_request",
    }),
    check("information_items_severity", oneOf("severity", commentSeverities)),
    check("information_items_answered", sql`(answer is null) = (answered_at is null)`),
    ...tenantPolicies("information_items"),
  ],
).enableRLS();

/** An official says whether they have a tie to the applicant; saying "none" is said too. The latest counts. */
export const conflictDeclarations = pgTable(
  "conflict_declarations",
  {
    ...ofCase(),
    userId: uuid("user_id").notNull(),
    userName: text("user_name").notNull(),
    hasConflict: boolean("has_conflict").notNull(),
    statement: text("statement"),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("conflict_declarations_id").on(t.id),
    index("conflict_declarations_jurisdiction").on(t.jurisdictionCode),
    index("conflict_declarations_case").on(t.institutionId, t.caseId),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "conflict_declarations_case_fk",
    }),
    check("conflict_declarations_said", sql`not has_conflict or statement is not null`),
    // What an official declares is kept by the authority.
    ...policies("conflict_declarations", { regulator: "ownJurisdiction", system: "ownInstitution" }),
  ],
).enableRLS();
