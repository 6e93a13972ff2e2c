import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { enterStream, type Transaction } from "@/db/client";
import { invitations } from "@/db/schema/members";
import { memberships } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { newInvitationSecret, tokenHash } from "@/lib/auth/token-secret";
import { defineViewerCommand } from "@/lib/command/define-command";
import { databaseCode } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { INVITATION_DAYS, invitationAcceptance, invitationForm, invitationRef } from "./member-schema";
import { streamOf } from "./stream-of";

const DAY_MS = 86_400_000;

/** A link into one's own institution. The secret is in the answer and nowhere else, ever again. */
export const createInvitation = defineViewerCommand({
  name: "invitation.create",
  permission: "member:manage",
  input: invitationForm,
  run: async ({ actor, input, tx, at }) => {
    const [id, secret] = [newId(), newInvitationSecret()];
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
    await tx.insert(invitations).values({
      ...streamOf(actor),
      ...input,
      id,
      hash: tokenHash(secret),
      invitedBy: actor.userId,
      invitedByName: actor.name,
      createdAt: at,
      expiresAt,
    });
    const detail = { role: input.role, note: input.note, expires: expiresAt.toISOString() };
    const object = { kind: "invitation", id };
    return {
      result: { id, secret, expiresAt },
      audit: [{ ...streamOf(actor), action: "invitation.created", object, detail }],
    };
  },
});

/** Takes an invitation back, whoever of the institution sent it. One that was used or has expired is not there. */
export const revokeInvitation = defineViewerCommand({
  name: "invitation.revoke",
  permission: "member:manage",
  input: invitationRef,
  run: async ({ actor, input, tx, at }) => {
    const { id, note, usedBy, revokedAt, expiresAt } = invitations;
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt: at })
      .where(and(eq(id, input.invitationId), isNull(usedBy), isNull(revokedAt), gt(expiresAt, at)))
      .returning({ id, note });
    if (revoked === undefined) throw new AppError("record.not-found");
    const object = { kind: "invitation", id: revoked.id };
    return {
      result: {},
      audit: [{ ...streamOf(actor), action: "invitation.revoked", object, detail: { note: revoked.note } }],
    };
  },
});

type Accepted = { id: string; institutionId: string; jurisdictionCode: string; role: string };

/** The guarded write. One answer for used, expired, revoked, unknown and one's own: whoever tries links learns nothing. */
async function acceptedBy(tx: Transaction, actor: Viewer, secret: string, at: Date): Promise<Accepted> {
  const alreadyYours = new AppError("membership.already-yours");
  const own = and(eq(memberships.userId, actor.userId), eq(memberships.state, "active"));
  const hasOne = async () => (await tx.$count(memberships, own)) > 0;
  // Asked first: the answer depends on the person alone and not on the link.
  if (await hasOne()) throw alreadyYours;
  const membership = { id: newId(), at: at.toISOString() };
  const [accepted] = await tx
    .execute<Accepted>(sql`
      select invitation_id as id, institution_id as "institutionId", jurisdiction_code as "jurisdictionCode", role
      from accept_invitation(${tokenHash(secret)}, ${membership.id}, ${actor.name}, ${membership.at}::timestamptz)`)
    // Two links at once: the index lets one of them in.
    .catch((error: unknown) => {
      throw databaseCode(error) === "23505" ? alreadyYours : error;
    });
  // Asked again: a reviewer may have let the person in elsewhere since.
  if (accepted === undefined) throw (await hasOne()) ? alreadyYours : new AppError("invitation.void");
  return accepted;
}

/** Comes into an institution by a link. The entry stands in that institution's trail. */
export const acceptInvitation = defineViewerCommand({
  name: "invitation.accept",
  permission: "invitation:accept",
  input: invitationAcceptance,
  run: async ({ actor, input, tx, at }) => {
    const { id, role, ...stream } = await acceptedBy(tx, actor, input.secret, at);
    await tx.execute(enterStream(stream.institutionId));
    const object = { kind: "invitation", id };
    return {
      result: { institutionId: stream.institutionId, role },
      audit: [{ ...stream, action: "invitation.accepted", object, detail: { role } }],
    };
  },
});
