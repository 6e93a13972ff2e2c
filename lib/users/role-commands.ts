import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { roleChanges } from "@/db/schema/members";
import { memberships, users } from "@/db/schema/users";
import { type AuditEntry, portalStream } from "@/lib/audit/append";
import { defineViewerCommand } from "@/lib/command/define-command";
import { databaseCode } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type RolePlace, refusedField, rolePlace } from "./role-place";
import { NO_ROLE, roleChangeRef, roleDecision, roleProposal } from "./role-schema";
import { carryOut } from "./role-transfer";

type Change = typeof roleChanges.$inferSelect;
type Named = Pick<Change, "id" | "userName" | "fromRole" | "toRole">;

/** Accounts belong to no institution, so what is decided about them stands in the portal's trail. */
function entry(change: Named, action: string, more: Partial<AuditEntry> = {}): AuditEntry {
  const detail = { name: change.userName, from: change.fromRole, to: change.toRole, ...more.detail };
  return { ...portalStream, ...more, action, object: { kind: "role_change", id: change.id }, detail };
}

async function personOf(tx: Transaction, email: string) {
  const [person] = await tx
    .select({ id: users.id, name: users.name, membership: memberships })
    .from(users)
    .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.state, "active")))
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  if (person === undefined) throw refusedField("email", "accountUnknown");
  return person;
}

type Held = Awaited<ReturnType<typeof personOf>>["membership"];

const isHeldAlready = (held: Held, role: string | null, place: RolePlace): boolean =>
  held === null
    ? role === null
    : held.role === role &&
      held.authority === place.authority &&
      held.institutionId === place.institutionId &&
      held.jurisdictionCode === place.jurisdictionCode;

/** The security administrator asks for another role of somebody, or for none. Nothing changes until another decides. */
export const proposeRoleChange = defineViewerCommand({
  name: "role.propose",
  permission: "role:propose",
  input: roleProposal,
  run: async ({ actor, input, tx, at }) => {
    const person = await personOf(tx, input.email);
    if (person.id === actor.userId) throw new AppError("role.same-person");
    const place = await rolePlace(tx, input);
    const toRole = input.toRole === NO_ROLE ? null : input.toRole;
    if (isHeldAlready(person.membership, toRole, place)) throw refusedField("toRole", "roleUnchanged");
    const change = {
      ...place,
      id: newId(),
      userId: person.id,
      userName: person.name,
      fromRole: person.membership?.role ?? null,
      toRole,
      reason: input.reason,
    };
    await tx
      .insert(roleChanges)
      .values({ ...change, proposedBy: actor.userId, proposedByName: actor.name, proposedAt: at })
      .catch((error: unknown) => {
        throw databaseCode(error) === "23505" ? new AppError("role.open") : error;
      });
    return { result: { id: change.id }, audit: [entry(change, "role.proposed", { reason: input.reason })] };
  },
});

/** The open proposal, and nobody else's to decide until this transaction ends. */
async function openChange(tx: Transaction, id: string): Promise<Change> {
  const [change] = await tx.select().from(roleChanges).where(eq(roleChanges.id, id)).for("update");
  if (change === undefined) throw new AppError("record.not-found");
  if (change.state !== "pending") throw new AppError("role.decided");
  return change;
}

/** Takes one's own proposal back. */
export const withdrawRoleChange = defineViewerCommand({
  name: "role.withdraw",
  permission: "role:propose",
  input: roleChangeRef,
  run: async ({ actor, input, tx }) => {
    const change = await openChange(tx, input.changeId);
    if (change.proposedBy !== actor.userId) throw new AppError("role.not-yours");
    await tx.update(roleChanges).set({ state: "withdrawn" }).where(eq(roleChanges.id, change.id));
    return { result: {}, audit: [entry(change, "role.withdrawn")] };
  },
});

/** A second administrator decides, who neither asked nor is concerned. */
export const decideRoleChange = defineViewerCommand<typeof roleDecision, { state: "approved" | "refused" }>({
  name: "role.decide",
  permission: "role:decide",
  input: roleDecision,
  run: async ({ actor, input, tx, at }) => {
    const change = await openChange(tx, input.changeId);
    if ([change.proposedBy, change.userId].includes(actor.userId)) throw new AppError("role.same-person");
    if (input.decision === "refuse" && !input.reason) throw refusedField("reason", "required");
    const state = input.decision === "approve" ? "approved" : "refused";
    const { userId: decidedBy, name: decidedByName } = actor;
    await tx
      .update(roleChanges)
      .set({ state, decidedBy, decidedByName, decidedAt: at, decisionReason: input.reason })
      .where(eq(roleChanges.id, change.id));
    const reason = input.reason === null ? {} : { reason: input.reason };
    if (state === "refused") return { result: { state }, audit: [entry(change, "role.refused", reason)] };
    const { ended, moved } = await carryOut(tx, change, decidedBy, at);
    const approved = entry(change, "role.approved", { ...reason, detail: ended });
    return { result: { state }, audit: [approved, ...moved] };
  },
});
