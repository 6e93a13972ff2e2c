import "server-only";
import { desc, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { checkpoints, instanceSettings } from "@/db/schema/users";
import { type InstanceKind, PORTAL_STREAM_ID } from "@/db/values";
import type { SystemActor } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { loadOrCreateKey } from "@/lib/portal-key";
import { appendAudit, portalStream } from "./append";
import { type Checkpoint, type SignedCheckpoint, signCheckpoint } from "./checkpoint";
import type { StreamHead } from "./merkle";

const job = "audit.checkpoint";

async function headsOf(tx: Transaction): Promise<StreamHead[]> {
  const rows = await tx.execute<{ institution_id: string; seq: string; hash: string }>(
    sql`select * from audit_stream_heads()`,
  );
  return rows.map((row) => ({ institutionId: row.institution_id, seq: Number(row.seq), hash: row.hash }));
}

async function latest(tx: Transaction): Promise<Checkpoint | null> {
  const [row] = await tx
    .select({ document: checkpoints.document })
    .from(checkpoints)
    .orderBy(desc(checkpoints.takenAt))
    .limit(1);
  // The column holds what signCheckpoint() made; its signature is checked by whoever relies on it.
  return row ? (row.document as Checkpoint) : null;
}

async function store(
  tx: Transaction,
  signed: SignedCheckpoint,
  heads: StreamHead[],
  at: Date,
): Promise<void> {
  const { checkpoint } = signed;
  const { root, streams } = checkpoint;
  await tx
    .insert(checkpoints)
    .values({ id: newId(), takenAt: at, root, streams, document: { ...checkpoint }, heads });
  const actor: SystemActor = {
    kind: "system",
    role: "system",
    job,
    institutionId: PORTAL_STREAM_ID,
    request: { requestId: newId(), address: null },
  };
  await appendAudit(tx, actor, at, [
    {
      ...portalStream,
      action: "checkpoint.taken",
      object: { kind: "checkpoint", id: root },
      detail: { streams, keyId: checkpoint.keyId },
    },
  ]);
}

/**
 * Signs where every stream stands. Two at once wait for each other, so that checkpoints form one line; taken twice in a
 * day it makes two, which is no harm.
 */
export async function takeCheckpoint(): Promise<void> {
  const key = await loadOrCreateKey(env().dataDir, "checkpoint");
  await scoped({ kind: "system", institutionId: PORTAL_STREAM_ID }, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(727003)`);
    const [instance] = await tx.select().from(instanceSettings);
    if (instance === undefined) throw new Error("this database has no instance mark");
    const at = now();
    const heads = await headsOf(tx);
    const signed = signCheckpoint({
      portalId: instance.portalId,
      instance: instance.kind as InstanceKind,
      takenAt: at.toISOString(),
      heads,
      previous: await latest(tx),
      key,
    });
    await store(tx, signed, heads, at);
  });
}

const DAY = 24 * 60 * 60 * 1000;

/** True before the first checkpoint and a day after the last: a worker that starts then does not wait for midnight. */
export async function isCheckpointOverdue(): Promise<boolean> {
  return scoped({ kind: "system", institutionId: PORTAL_STREAM_ID }, async (tx) => {
    const [row] = await tx
      .select({ takenAt: checkpoints.takenAt })
      .from(checkpoints)
      .orderBy(desc(checkpoints.takenAt))
      .limit(1);
    return row === undefined || now().getTime() - row.takenAt.getTime() > DAY;
  });
}
