import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import type { roleChanges } from "@/db/schema/members";
import { memberships, sessions } from "@/db/schema/users";
import type { AuditEntry } from "@/lib/audit/append";
import { permissions } from "@/lib/auth/permissions";
import { databaseCode } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

const [PROPOSER] = permissions["role:propose"];

type Change = typeof roleChanges.$inferSelect;
type Membership = Pick<
  typeof memberships.$inferSelect,
  "id" | "userName" | "role" | "institutionId" | "jurisdictionCode"
>;

/** What was approved no longer fits: the person came by another role since it was proposed. */
const movedOn = () => new AppError("role.moved-on");

async function endRole(tx: Transaction, change: Change, at: Date): Promise<Membership | null> {
  const { userId, state } = memberships;
  const [held] = await tx
    .select()
    .from(memberships)
    .where(and(eq(userId, change.userId), eq(state, "active")))
    .for("update");
  if ((held?.role ?? null) !== change.fromRole) throw movedOn();
  if (held === undefined) return null;
  // The same role, but another time: in another hospital, for another authority.
  if (held.createdAt > change.proposedAt) throw movedOn();
  await tx.update(memberships).set({ state: "ended", endedAt: at }).where(eq(memberships.id, held.id));
  return held;
}

/** Whoever proposes changes of roles must not be the last to do so: nobody could make another. */
async function keepOneProposer(tx: Transaction, change: Change): Promise<void> {
  if (change.fromRole !== PROPOSER || change.toRole === PROPOSER) return;
  const { id, userId, role, state } = memberships;
  // Locked in one order: of two who would let each other go at once, the second finds itself the last.
  const proposers = await tx
    .select({ userId })
    .from(memberships)
    .where(and(eq(role, PROPOSER), eq(state, "active")))
    .orderBy(asc(id))
    .for("update");
  if (!proposers.some((one) => one.userId !== change.userId)) throw new AppError("role.last");
}

async function giveRole(tx: Transaction, change: Change, by: string, at: Date): Promise<Membership | null> {
  const { userId, userName, toRole: role, authority, institutionId, jurisdictionCode } = change;
  if (role === null || jurisdictionCode === null) return null;
  const given = { id: newId(), userName, role, institutionId, jurisdictionCode };
  await tx
    .insert(memberships)
    .values({ ...given, userId, authority, grantedBy: by, createdAt: at })
    .catch((error: unknown) => {
      throw databaseCode(error) === "23505" ? movedOn() : error;
    });
  return given;
}

/** Whoever was signed in under the old role signs in anew, and what machines held for them ends. */
async function endAccess(tx: Transaction, userId: string, by: string, at: Date) {
  const end = { revokedAt: at, revokedBy: by };
  const open = await tx
    .update(sessions)
    .set(end)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  const tokens = await tx
    .update(apiTokens)
    .set(end)
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return { sessions: open.length, tokens: tokens.length };
}

/** A hospital reads in its own trail who of it came or went by an administrator's decision. */
function inHospital(membership: Membership | null, action: string, change: Change): AuditEntry[] {
  if (membership === null || membership.institutionId === null) return [];
  const { id, institutionId, jurisdictionCode, userName, role } = membership;
  const object = { kind: "membership", id };
  const detail = { name: userName, role };
  return [{ institutionId, jurisdictionCode, action, object, detail, reason: change.reason }];
}

/** Ends the role a person has, gives the new one, and ends every session and token of the old. */
export async function carryOut(tx: Transaction, change: Change, by: string, at: Date) {
  await keepOneProposer(tx, change);
  const old = await endRole(tx, change, at);
  const given = await giveRole(tx, change, by, at);
  const ended = await endAccess(tx, change.userId, by, at);
  const moved = [
    ...inHospital(old, "membership.ended", change),
    ...inHospital(given, "membership.granted", change),
  ];
  return { ended, moved };
}
