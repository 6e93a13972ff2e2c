import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { authorities } from "../values";
import {
  closedReviewStates,
  pauseReasons,
  reviewEvents,
  reviewLevels,
  reviewOutcomes,
  reviewStates,
  reviewTypes,
} from "../values/reviews";
import { oneOf } from "./checks";
import { instant, tenantKey, tenantPolicies } from "./columns";

/** Cases are numbered as they are opened: the number names no record. */
export const reviewCaseSequence = pgSequence("review_case_sequence", { startWith: 1 });

/** A matter that an authority decides: its subject as it was signed, whose it is, where it stands and how long it may take. */
export const reviewCases = pgTable(
  "review_cases",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    serial: bigint("serial", { mode: "number" }).notNull(),
    number: text("number").notNull(),
    type: text("type").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    subjectRevision: integer("subject_revision").notNull(),
    /** SHA-256 of the document that the hospital last signed (case_submissions). */
    subjectDigest: text("subject_digest").notNull(),
    /** How often the hospital has signed. */
    round: integer("round").notNull().default(1),
    authority: text("authority").notNull(),
    level: text("level").notNull(),
    /** The row of the routing table that chose the authority, and the table it stands in. */
    route: text("route").notNull(),
    routingVersion: text("routing_version").notNull(),
    routingDigest: text("routing_digest").notNull(),
    state: text("state").notNull(),
    revision: integer("revision").notNull().default(1),
    tier: text("tier"),
    status: text("status"),
    openIncidents: integer("open_incidents").notNull().default(0),
    isEscalated: boolean("is_escalated").notNull().default(false),
    /** The part of the priority that does not move with the day (lib/reviews/priority). */
    basePriority: integer("base_priority").notNull(),
    termDays: integer("term_days").notNull(),
    /** Beijing days on which 50, 80 and 100 % of the term are used; those still ahead are unknown while the clock stands. */
    halfOn: date("half_on", { mode: "string" }),
    mostOn: date("most_on", { mode: "string" }),
    dueOn: date("due_on", { mode: "string" }),
    /** Who has claimed it, until when. Past that moment it is free again, whatever stands here. */
    holderId: uuid("holder_id"),
    holderName: text("holder_name"),
    leaseUntil: instant("lease_until"),
    /** Who signed for the hospital: the last time, so that nobody decides on what they signed. */
    signedBy: uuid("signed_by").notNull(),
    signedByName: text("signed_by_name").notNull(),
    openedAt: instant("opened_at").notNull(),
    closedAt: instant("closed_at"),
    outcome: text("outcome"),
    /** The number under which a ruling on classification was applied for. */
    rulingNumber: text("ruling_number"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("review_cases_id").on(t.id),
    index("review_cases_jurisdiction").on(t.jurisdictionCode),
    index("review_cases_subject").on(t.institutionId, t.subjectId),
    index("review_cases_open").on(t.authority, t.state).where(sql`closed_at is null`),
    unique("review_cases_serial_once").on(t.institutionId, t.serial),
    uniqueIndex("review_cases_one_standing")
      .on(t.institutionId, t.type, t.subjectId)
      .where(sql`state <> 'superseded' and state <> 'withdrawn'`),
    check("review_cases_type", oneOf("type", reviewTypes)),
    check("review_cases_authority", oneOf("authority", authorities)),
    check("review_cases_level", oneOf("level", reviewLevels)),
    check("review_cases_state", oneOf("state", reviewStates)),
    check("review_cases_outcome", sql`outcome is null or ${oneOf("outcome", reviewOutcomes)}`),
    check("review_cases_decided", sql`state <> 'decided' or outcome is not null`),
    check("review_cases_closed", sql`(${oneOf("state", closedReviewStates)}) = (closed_at is not null)`),
    check("review_cases_lease", sql`(holder_id is null) = (lease_until is null)`),
    check("review_cases_holder_apart", sql`holder_id is null or holder_id <> signed_by`),
    check("review_cases_digests", sql`concat(subject_digest, routing_digest) ~ '^[0-9a-f]{128}$'`),
    // What is decided, proposed or put to a ruling is so by officials; what is taken back, by the hospital.
    ...tenantPolicies("review_cases", {
      hospital: sql`state <> 'decided' and state <> 'proposed' and state <> 'awaiting_ruling'`,
      regulator: sql`state <> 'withdrawn'`,
    }),
  ],
).enableRLS();

const ofCase = () => ({ ...tenantKey(), id: uuid("id").notNull(), caseId: uuid("case_id").notNull() });

/** What the hospital signed, in full, each time it signed: the rounds of a case. Never changed. */
export const caseSubmissions = pgTable(
  "case_submissions",
  {
    ...ofCase(),
    round: integer("round").notNull(),
    document: jsonb("document").$type<Record<string, unknown>>().notNull(),
    digest: text("digest").notNull(),
    signatureId: uuid("signature_id").notNull(),
    signedBy: uuid("signed_by").notNull(),
    signedByName: text("signed_by_name").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("case_submissions_id").on(t.id),
    index("case_submissions_jurisdiction").on(t.jurisdictionCode),
    unique("case_submissions_round").on(t.institutionId, t.caseId, t.round),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "case_submissions_case",
    }),
    ...tenantPolicies("case_submissions"),
  ],
).enableRLS();

/** Stretches of a case's clock, running or standing; only the end of the open one is ever written. */
export const caseClocks = pgTable(
  "case_clocks",
  {
    ...ofCase(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    /** Null: the clock runs. */
    pauseReason: text("pause_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("case_clocks_id").on(t.id),
    index("case_clocks_jurisdiction").on(t.jurisdictionCode),
    index("case_clocks_case").on(t.institutionId, t.caseId),
    uniqueIndex("case_clocks_one_open").on(t.institutionId, t.caseId).where(sql`ended_at is null`),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "case_clocks_case_fk",
    }),
    check("case_clocks_reason", sql`pause_reason is null or ${oneOf("pause_reason", pauseReasons)}`),
    check("case_clocks_order", sql`ended_at is null or ended_at >= started_at`),
    ...tenantPolicies("case_clocks"),
  ],
).enableRLS();

/** What happened to a case, in order; added to, never changed. */
export const caseEvents = pgTable(
  "case_events",
  {
    ...ofCase(),
    seq: integer("seq").notNull(),
    event: text("event").notNull(),
    fromState: text("from_state"),
    toState: text("to_state").notNull(),
    byId: uuid("by_id").notNull(),
    byName: text("by_name").notNull(),
    byRole: text("by_role").notNull(),
    note: text("note"),
    detail: jsonb("detail").$type<Record<string, string>>().notNull().default({}),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("case_events_id").on(t.id),
    index("case_events_jurisdiction").on(t.jurisdictionCode),
    unique("case_events_seq").on(t.institutionId, t.caseId, t.seq),
    foreignKey({
      columns: [t.institutionId, t.caseId],
      foreignColumns: [reviewCases.institutionId, reviewCases.id],
      name: "case_events_case",
    }),
    check("case_events_event", oneOf("event", reviewEvents)),
    ...tenantPolicies("case_events", {
      hospital: sql`by_role <> 'reviewer'`,
      regulator: sql`by_role = 'reviewer'`,
    }),
  ],
).enableRLS();
