import "server-only";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations } from "@/db/schema/members";
import { memberships } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { membershipEnding } from "./member-schema";
import { streamOf } from "./stream-of";

/**
 * The colleague's membership, held together with one's own, in one order: of two who let each other go at once the second
 * is no member any more, and the institution is not left without anybody.
 */
async function colleagueOf(tx: Transaction, actor: Viewer, membershipId: string) {
  const { id, userId, userName, role, state } = memberships;
  const held = await tx
    .select({ id, userId, userName, role })
    .from(memberships)
    .where(and(eq(state, "active"), or(eq(id, membershipId), eq(userId, actor.userId))))
    .orderBy(asc(id))
    .for("update");
  if (!held.some((one) => one.userId === actor.userId)) throw new AppError("permission.denied");
  const colleague = held.find((one) => one.id === membershipId);
  if (colleague === undefined) throw new AppError("record.not-found");
  if (colleague.userId === actor.userId) throw new AppError("membership.own");
  return colleague;
}

/** A hospital lets a colleague go, who is without a role at the next request; their open invitations end with it. */
export const endMembership = defineViewerCommand({
  name: "membership.end",
  permission: "member:manage",
  input: membershipEnding,
  run: async ({ actor, input, tx, at }) => {
    const { id, userId, userName: name, role } = await colleagueOf(tx, actor, input.membershipId);
    await tx.update(memberships).set({ state: "ended", endedAt: at }).where(eq(memberships.id, id));
    const { invitedBy, usedBy, revokedAt } = invitations;
    await tx
      .update(invitations)
      .set({ revokedAt: at })
      .where(and(eq(invitedBy, userId), isNull(usedBy), isNull(revokedAt)));
    const object = { kind: "membership", id };
    const more = { object, detail: { name, role }, reason: input.reason };
    return { result: {}, audit: [{ ...streamOf(actor), action: "membership.ended", ...more }] };
  },
});
