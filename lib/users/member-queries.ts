import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { invitations } from "@/db/schema/members";
import { memberships } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";

type Membership = Pick<typeof memberships.$inferSelect, "userId" | "grantedBy" | "createdAt">;
/** How somebody became a member, and through whom. Nobody's name: the portal was set up with them. */
export type CameIn = { way: "invited" | "approved" | "assigned" | "installed"; by: string | null };

const sameInstant = (a: Date | null, b: Date) => a?.getTime() === b.getTime();

/** Names whoever let each member in: an invitation keeps its sender's, a decision's stands in the institution's trail. */
async function waysIn(tx: Transaction, members: readonly Membership[]) {
  const used = await tx
    .select({ usedBy: invitations.usedBy, usedAt: invitations.usedAt, by: invitations.invitedByName })
    .from(invitations)
    .where(
      inArray(
        invitations.usedBy,
        members.map(({ userId }) => userId),
      ),
    );
  const decided = await tx
    .select({
      actorId: auditEvents.actorId,
      action: auditEvents.action,
      at: auditEvents.at,
      by: sql<string>`event->'actor'->>'name'`,
    })
    .from(auditEvents)
    .where(inArray(auditEvents.action, ["membership.approved", "membership.granted"]));
  return ({ userId, grantedBy, createdAt }: Membership): CameIn => {
    const invited = used.find((one) => one.usedBy === userId && sameInstant(one.usedAt, createdAt));
    if (invited !== undefined) return { way: "invited", by: invited.by };
    const event = decided.find((one) => one.actorId === grantedBy && sameInstant(one.at, createdAt));
    if (event === undefined) return { way: "installed", by: null };
    return { way: event.action === "membership.approved" ? "approved" : "assigned", by: event.by };
  };
}

/** The people of the viewer's institution, longest first. */
export const listMembers = defineQuery({
  name: "member.list",
  permission: "member:read",
  run: async (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const rows = await tx
      .select({
        id: memberships.id,
        userId: memberships.userId,
        name: memberships.userName,
        role: memberships.role,
        grantedBy: memberships.grantedBy,
        createdAt: memberships.createdAt,
      })
      .from(memberships)
      .where(eq(memberships.state, "active"))
      .orderBy(asc(memberships.createdAt), asc(memberships.id));
    const cameIn = await waysIn(tx, rows);
    return rows.map((row) => ({
      id: row.id,
      userId: row.userId,
      name: row.name,
      role: row.role,
      since: row.createdAt,
      cameIn: cameIn(row),
    }));
  },
});

/** Invitations that still let somebody in, newest first. Those of people who have left do not. */
export const listInvitations = defineQuery({
  name: "invitation.list",
  permission: "member:read",
  run: (tx: Transaction, _viewer: Viewer, _: Record<string, never>) => {
    const { id, role, note, invitedBy, invitedByName, createdAt, expiresAt, usedBy, revokedAt } = invitations;
    const sender = and(eq(memberships.userId, invitedBy), eq(memberships.state, "active"));
    return tx
      .select({ id, role, note, invitedBy, invitedByName, createdAt, expiresAt })
      .from(invitations)
      .innerJoin(memberships, sender)
      .where(and(isNull(usedBy), isNull(revokedAt), gt(expiresAt, now())))
      .orderBy(desc(createdAt), desc(id));
  },
});
