import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEvents, auditHeads } from "@/db/schema/audit";
import { type AuditOutcome, PORTAL_JURISDICTION, PORTAL_STREAM_ID } from "@/db/values";
import { type Actor, actorId, actorName } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { type AuditEvent, eventHash, GENESIS_HASH } from "./chain";
import type { FieldDiff } from "./diff";

/** One thing that happened to one object, filed in the stream of the institution it belongs to. */
export type AuditEntry = {
  institutionId: string;
  jurisdictionCode: string;
  action: string;
  object: { kind: string; id: string; version?: number };
  diff?: FieldDiff | null;
  before?: string;
  after?: string;
  reason?: string;
  outcome?: AuditOutcome;
  detail?: AuditEvent["detail"];
};

export const portalStream = { institutionId: PORTAL_STREAM_ID, jurisdictionCode: PORTAL_JURISDICTION };

function eventOf(actor: Actor, at: Date, entry: AuditEntry, seq: number): AuditEvent {
  return {
    institutionId: entry.institutionId,
    seq,
    at: at.toISOString(),
    actor: {
      id: actorId(actor),
      kind: actor.kind === "visitor" ? "public" : actor.kind,
      name: actorName(actor),
      role: actor.role,
    },
    session: actor.kind === "person" ? `${actor.token ? "token:" : ""}${actor.sessionId}` : null,
    address: actor.request.address,
    action: entry.action,
    object: { kind: entry.object.kind, id: entry.object.id, version: entry.object.version ?? null },
    diff: entry.diff ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
    requestId: actor.request.requestId,
    outcome: entry.outcome ?? "done",
    detail: entry.detail ?? null,
  };
}

/** Takes the lock on one chain's head; concurrent appends to the same chain wait here, others do not. */
async function lockHead(tx: Transaction, entry: AuditEntry) {
  const key = { institutionId: entry.institutionId, jurisdictionCode: entry.jurisdictionCode };
  await tx
    .insert(auditHeads)
    .values({ ...key, seq: 0, hash: GENESIS_HASH })
    .onConflictDoNothing();
  const [head] = await tx
    .select()
    .from(auditHeads)
    .where(eq(auditHeads.institutionId, entry.institutionId))
    .for("update");
  if (head === undefined) throw new Error("the head of a trail is out of scope");
  return head;
}

/** Appends to each stream concerned, in id order so that two commands never wait for each other in a circle. */
export async function appendAudit(
  tx: Transaction,
  actor: Actor,
  at: Date,
  entries: readonly AuditEntry[],
): Promise<void> {
  const institutionIds = [...new Set(entries.map((entry) => entry.institutionId))].sort();
  for (const institutionId of institutionIds) {
    const batch = entries.filter((entry) => entry.institutionId === institutionId);
    const first = batch[0];
    if (first === undefined) continue;
    const head = await lockHead(tx, first);
    let { seq, hash } = head;
    const rows = batch.map((entry) => {
      const event = eventOf(actor, at, entry, ++seq);
      const previousHash = hash;
      hash = eventHash(previousHash, event);
      return {
        institutionId,
        jurisdictionCode: entry.jurisdictionCode,
        seq,
        at,
        actorId: event.actor.id,
        action: event.action,
        objectKind: event.object.kind,
        objectId: event.object.id,
        outcome: event.outcome,
        event,
        previousHash,
        hash,
      };
    });
    await tx.insert(auditEvents).values(rows);
    await tx.update(auditHeads).set({ seq, hash }).where(eq(auditHeads.institutionId, institutionId));
  }
}

async function jurisdictionOfStream(tx: Transaction, institutionId: string): Promise<string | undefined> {
  const found = await tx.execute(
    sql`select jurisdiction_code from institutions where institution_id = ${institutionId}`,
  );
  const code = found[0]?.jurisdiction_code;
  return typeof code === "string" ? code : undefined;
}

/** A refusal is recorded too: a second small transaction, in the actor's institution's stream, else the portal's. */
export async function recordRefusal(actor: Actor, attempted: string, code: string): Promise<void> {
  const institutionId =
    actor.kind !== "visitor" && actor.institutionId !== null ? actor.institutionId : PORTAL_STREAM_ID;
  await scoped({ kind: "system", institutionId }, async (tx) => {
    const own =
      institutionId === PORTAL_STREAM_ID ? undefined : await jurisdictionOfStream(tx, institutionId);
    await appendAudit(tx, actor, now(), [
      {
        institutionId,
        jurisdictionCode: own ?? PORTAL_JURISDICTION,
        action: "access.denied",
        object: { kind: "command", id: attempted },
        outcome: "denied",
        detail: { code },
      },
    ]);
  });
}
