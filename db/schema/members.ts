import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { hospitalRoles, membershipRoles, roleChangeStates } from "../values";
import { oneOf } from "./checks";
import { instant, jurisdictionCode, ownRows, policies } from "./columns";
import { ofUser } from "./users";

/** A link into an institution, good for one person and a few days. The link itself is shown once and not kept. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid("id").primaryKey(),
    institutionId: uuid("institution_id").notNull(),
    jurisdictionCode: jurisdictionCode().notNull(),
    role: text("role").notNull(),
    /** For whom it is meant, as the inviting person would say it. */
    note: text("note").notNull(),
    /** SHA-256 of the secret in the link, in hex; the secret is 256 random bits. */
    hash: text("hash").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    invitedByName: text("invited_by_name").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedBy: uuid("used_by"),
    usedByName: text("used_by_name"),
    usedAt: instant("used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("invitations_hash_once").on(t.hash),
    index("invitations_institution").on(t.institutionId),
    index("invitations_jurisdiction").on(t.jurisdictionCode),
    check("invitations_role", oneOf("role", hospitalRoles)),
    check("invitations_expires", sql`expires_at > created_at`),
    check("invitations_apart", sql`used_by is null or used_by <> invited_by`),
    ...policies("invitations", {
      hospital: "ownInstitution",
      regulator: "ownJurisdiction",
      admin: "everything",
    }),
  ],
).enableRLS();

/** One security administrator asks for a change of somebody's role; another administrator decides. No role: it ends. */
export const roleChanges = pgTable(
  "role_changes",
  {
    id: uuid("id").primaryKey(),
    userId: ofUser(),
    userName: text("user_name").notNull(),
    fromRole: text("from_role"),
    toRole: text("to_role"),
    authority: text("authority"),
    institutionId: uuid("institution_id"),
    jurisdictionCode: jurisdictionCode(),
    reason: text("reason").notNull(),
    state: text("state").notNull().default("pending"),
    proposedBy: uuid("proposed_by").notNull(),
    proposedByName: text("proposed_by_name").notNull(),
    proposedAt: instant("proposed_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
  },
  (t) => [
    uniqueIndex("role_changes_one_pending").on(t.userId).where(sql`state = 'pending'`),
    check("role_changes_to_role", sql`to_role is null or ${oneOf("to_role", membershipRoles)}`),
    check("role_changes_state", oneOf("state", roleChangeStates)),
    // Three different people: whose role it is, who asks, who decides.
    check("role_changes_proposer_apart", sql`proposed_by <> user_id`),
    check(
      "role_changes_decider_apart",
      sql`decided_by is null or (decided_by <> proposed_by and decided_by <> user_id)`,
    ),
    check("role_changes_decided", sql`(state in ('approved', 'refused')) = (decided_by is not null)`),
    ...policies("role_changes", { admin: "everything" }),
  ],
).enableRLS();

/** Which notices a person has read. The notices themselves are the decisions they tell of. */
export const inboxMarks = pgTable(
  "inbox_marks",
  {
    userId: uuid("user_id").notNull(),
    noticeId: uuid("notice_id").notNull(),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.noticeId] }),
    ...policies("inbox_marks", { ...ownRows, admin: "ownUser" }),
  ],
).enableRLS();
