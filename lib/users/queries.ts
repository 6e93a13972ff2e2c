import "server-only";
import { and, asc, count, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { drafts, membershipRequests, memberships, sessions, users } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { meFace } from "./api";
import { MOST_LISTED } from "./listed";
import { withIdentity } from "./request-identity";

/** An account with the role it holds now, if any. */
const personColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: memberships.role,
  authority: memberships.authority,
  jurisdictionCode: memberships.jurisdictionCode,
  institutionId: memberships.institutionId,
};

/** Far more than one jurisdiction has at a time; should there be more, what is decided makes room for the next. */
const mostPending = 500;
const mostDecided = 100;

function requestRows(tx: Transaction, of: "pending" | "decided") {
  const { state, createdAt, decidedAt, id } = membershipRequests;
  const rows = tx.select().from(membershipRequests).$dynamic();
  if (of === "pending") {
    return rows.where(eq(state, "pending")).orderBy(asc(createdAt), asc(id)).limit(mostPending);
  }
  return rows.where(ne(state, "pending")).orderBy(desc(decidedAt), desc(id)).limit(mostDecided);
}

/** Requests in the reviewer's jurisdiction: those that wait, longest first, and apart from them the last ones decided. */
export const listMembershipRequests = defineQuery({
  name: "membership.requests",
  permission: "membership:decide",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const items = async (of: "pending" | "decided") => withIdentity(tx, await requestRows(tx, of));
    return { pending: await items("pending"), decided: await items("decided") };
  },
});

/** The account's own request, newest first. */
export const listOwnRequests = defineQuery({
  name: "membership.own",
  permission: "membership:request",
  run: (tx: Transaction, _viewer: Viewer, _: Record<string, never>) =>
    tx.select().from(membershipRequests).orderBy(desc(membershipRequests.createdAt)).limit(20),
});

async function readMe(_tx: Transaction, viewer: Viewer, _: Record<string, never>) {
  const { userId, name, email, role, authority, institutionId, jurisdiction, token } = viewer;
  return {
    userId,
    name,
    email,
    role,
    authority,
    institutionId,
    jurisdictionCode: jurisdiction?.code ?? null,
    scopes: token === null ? null : [...token.scopes],
  };
}
export type Me = Awaited<ReturnType<typeof readMe>>;

/** Who the request is made for, and what its token may do. */
export const getMe = defineQuery({ name: "me.get", permission: "home:read", api: meFace, run: readMe });

/** What a person's name or address is to contain; nothing asked is everybody. */
const named = (person: string | undefined) =>
  person === undefined
    ? undefined
    : sql`position(lower(${person}) in lower(${users.name} || ' ' || ${users.email})) > 0`;

const activeSeat = and(eq(memberships.userId, users.id), eq(memberships.state, "active"));
const isOpen = () => and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now()));

/** Accounts with role and open sessions, for the system administrator. */
export const listUsers = defineQuery({
  name: "user.list",
  permission: "user:read",
  run: (tx: Transaction, _viewer: Viewer, { person }: { person?: string }) =>
    tx
      .select({ ...personColumns, lockedUntil: users.lockedUntil, openSessions: count(sessions.id) })
      .from(users)
      .leftJoin(memberships, activeSeat)
      .leftJoin(sessions, and(eq(sessions.userId, users.id), isOpen()))
      .where(named(person))
      .groupBy(users.id, memberships.id)
      .orderBy(asc(users.email))
      .limit(MOST_LISTED),
});

/** Open sessions for the security administrator, who ends them; those of one person stand together. */
export const listSessions = defineQuery({
  name: "session.list",
  permission: "session:revoke",
  run: (tx: Transaction, _viewer: Viewer, { person }: { person?: string }) =>
    tx
      .select({
        ...personColumns,
        sessionId: sessions.id,
        address: sessions.address,
        userAgent: sessions.userAgent,
        createdAt: sessions.createdAt,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(memberships, activeSeat)
      .where(and(isOpen(), named(person)))
      .orderBy(asc(users.email), desc(sessions.createdAt))
      .limit(MOST_LISTED),
});

export type Draft = { content: Record<string, unknown>; savedAt: Date };

/** What this person was typing into a form, if anything. */
export const getDraft = defineQuery({
  name: "draft.get",
  permission: "draft:keep",
  run: async (
    tx: Transaction,
    _viewer: Viewer,
    { form, subject }: { form: string; subject: string },
  ): Promise<Draft | null> => {
    const [row] = await tx
      .select()
      .from(drafts)
      .where(and(eq(drafts.form, form), eq(drafts.subject, subject)));
    return row ? { content: row.content, savedAt: row.savedAt } : null;
  },
});
