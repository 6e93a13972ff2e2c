import { sql } from "drizzle-orm";
import {
  boolean,
  check,
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
  authorities,
  instanceKinds,
  membershipRoles,
  membershipStates,
  requestKinds,
  requestStates,
} from "../values";
import { type ViewPage, viewPages } from "../values/views";
import { oneOf } from "./checks";
import { instant, jurisdictionCode, ownRows, policies } from "./columns";

/** Which of the two kinds of instance this database is; set once, never changed. */
export const instanceSettings = pgTable(
  "instance_settings",
  {
    id: boolean("id").primaryKey().default(true),
    kind: text("kind").notNull(),
    portalId: uuid("portal_id").notNull(),
    demoGenerator: text("demo_generator"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  () => [
    check("instance_settings_one", sql`id`),
    check("instance_settings_kind", oneOf("kind", instanceKinds)),
  ],
);

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    failedSignIns: integer("failed_sign_ins").notNull().default(0),
    lockedUntil: instant("locked_until"),
    /** Keys without ⌘ or Ctrl act; some people's tools press them unasked (WCAG 2.1.4). */
    isSingleKeyOn: boolean("is_single_key_on").notNull().default(true),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("users_email_once").on(sql`lower(${t.email})`),
    ...policies("users", {
      auth: "everything",
      admin: "everything",
      hospital: "self",
      regulator: "self",
      account: "self",
    }),
  ],
).enableRLS();

/** The person a row belongs to. */
export const ofUser = () =>
  uuid("user_id")
    .notNull()
    .references(() => users.id);

/** A person's role, with the institution or the authority and jurisdiction it holds for. */
export const memberships = pgTable(
  "memberships",
  {
    id: uuid("id").primaryKey(),
    userId: ofUser(),
    userName: text("user_name").notNull(),
    role: text("role").notNull(),
    authority: text("authority"),
    institutionId: uuid("institution_id"),
    jurisdictionCode: jurisdictionCode().notNull(),
    state: text("state").notNull().default("active"),
    grantedBy: uuid("granted_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("memberships_one_active").on(t.userId).where(sql`state = 'active'`),
    index("memberships_institution").on(t.institutionId),
    index("memberships_jurisdiction").on(t.jurisdictionCode),
    check("memberships_role", oneOf("role", membershipRoles)),
    check("memberships_state", oneOf("state", membershipStates)),
    check(
      "memberships_authority",
      sql.raw(
        `(role in ('reviewer', 'rule_editor')) = (authority is not null) and (authority is null or authority in (${authorities.map((a) => `'${a}'`).join(", ")}))`,
      ),
    ),
    check(
      "memberships_institution_role",
      sql`(role in ('hospital_it', 'hospital_quality')) = (institution_id is not null)`,
    ),
    ...policies(
      "memberships",
      {
        auth: "everything",
        admin: "everything",
        hospital: "ownInstitution",
        regulator: "ownJurisdiction",
        account: "ownUser",
      },
      // A reviewer lets people into institutions and into no authority or administration; a hospital only lets go.
      { regulator: sql`institution_id is not null`, hospital: sql`state = 'ended'` },
    ),
  ],
).enableRLS();

export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: ofUser(),
    address: text("address"),
    userAgent: text("user_agent"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (t) => [
    index("sessions_user").on(t.userId),
    // An administrator ends sessions and brings none back.
    ...policies(
      "sessions",
      { auth: "everything", admin: "everything" },
      { admin: sql`revoked_at is not null` },
    ),
  ],
).enableRLS();

/** Failed attempts per address, so that a guesser who changes accounts is slowed down too. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: uuid("id").primaryKey(),
    address: text("address").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    index("sign_in_attempts_address").on(t.address, t.at),
    ...policies("sign_in_attempts", { auth: "everything" }),
  ],
).enableRLS();

/** Somebody asks to act for an institution; a reviewer of its jurisdiction decides. */
export const membershipRequests = pgTable(
  "membership_requests",
  {
    id: uuid("id").primaryKey(),
    userId: ofUser(),
    userName: text("user_name").notNull(),
    userEmail: text("user_email").notNull(),
    kind: text("kind").notNull(),
    role: text("role").notNull(),
    institutionId: uuid("institution_id").notNull(),
    jurisdictionCode: jurisdictionCode().notNull(),
    claimedNumber: text("claimed_number"),
    proposal: jsonb("proposal").$type<Record<string, unknown>>(),
    statement: text("statement").notNull(),
    state: text("state").notNull().default("pending"),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("membership_requests_one_pending").on(t.userId).where(sql`state = 'pending'`),
    index("membership_requests_jurisdiction").on(t.jurisdictionCode),
    check("membership_requests_kind", oneOf("kind", requestKinds)),
    check("membership_requests_state", oneOf("state", requestStates)),
    check("membership_requests_role", sql`role in ('hospital_it', 'hospital_quality')`),
    check("membership_requests_apart", sql`decided_by is null or decided_by <> user_id`),
    // Whoever asks does not answer.
    ...policies(
      "membership_requests",
      { account: "ownUser", hospital: "ownUser", regulator: "ownJurisdiction" },
      { account: sql`state = 'pending' and decided_by is null` },
    ),
  ],
).enableRLS();

/** What somebody was typing: one row per person and form, replaced as they type. */
export const drafts = pgTable(
  "drafts",
  {
    userId: uuid("user_id").notNull(),
    form: text("form").notNull(),
    subject: text("subject").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.form, t.subject] }), ...policies("drafts", ownRows)],
).enableRLS();

/** Views of a list that a person keeps under a name: the page, and its address without the place in it. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id").notNull(),
    page: text("page").$type<ViewPage>().notNull().default("register"),
    name: text("name").notNull(),
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("saved_views_user").on(t.userId),
    check("saved_views_page", oneOf("page", viewPages)),
    ...policies("saved_views", ownRows),
  ],
).enableRLS();

/** Signed statements over all stream heads; public, and copied out of this database by their readers. */
export const checkpoints = pgTable("checkpoints", {
  id: uuid("id").primaryKey(),
  takenAt: instant("taken_at").notNull(),
  root: text("root").notNull(),
  streams: integer("streams").notNull(),
  document: jsonb("document").$type<Record<string, unknown>>().notNull(),
  heads: jsonb("heads").$type<{ institutionId: string; seq: number; hash: string }[]>().notNull(),
});
