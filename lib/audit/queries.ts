import "server-only";
import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEvents, auditHeads } from "@/db/schema/audit";
import { checkpoints } from "@/db/schema/users";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { isInstant } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { isUuid } from "@/lib/ids";

const PAGE_SIZE = 50;
export type TrailQuery = { action: string | null; object: string | null; before: string | null };
export type TrailRow = typeof auditEvents.$inferSelect;

const cursorOf = (row: TrailRow) => `${row.at.toISOString()}_${row.institutionId}_${row.seq}`;
function olderThan(cursor: string | null) {
  const [at, institutionId, seq] = (cursor ?? "").split("_");
  if (!at || !institutionId || !seq || !isInstant(at) || !isUuid(institutionId) || !/^\d{1,15}$/.test(seq))
    return undefined;
  const [time, stream] = [sql`${at}::timestamptz`, sql`${institutionId}::uuid`];
  return or(
    lt(auditEvents.at, time),
    and(
      eq(auditEvents.at, time),
      or(
        lt(auditEvents.institutionId, stream),
        and(eq(auditEvents.institutionId, stream), lt(auditEvents.seq, Number(seq))),
      ),
    ),
  );
}

/** The trail in the viewer's reach, newest first. A hospital reads its own; an auditor all. */
export const listTrail = defineQuery({
  name: "trail.list",
  permission: "trail:read",
  run: async (tx: Transaction, _viewer: Viewer, { action, object, before }: TrailQuery) => {
    const rows = await tx
      .select()
      .from(auditEvents)
      .where(
        and(
          action ? eq(auditEvents.action, action) : undefined,
          object ? eq(auditEvents.objectId, object) : undefined,
          olderThan(before),
        ),
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.institutionId), desc(auditEvents.seq))
      .limit(PAGE_SIZE + 1);
    const items = rows.slice(0, PAGE_SIZE);
    const last = items.at(-1);
    return { items, next: rows.length > PAGE_SIZE && last ? cursorOf(last) : null };
  },
});

/** One stream's head, for the page and the export; null when it is out of reach or empty. */
export const getStreamHead = defineQuery({
  name: "trail.head",
  permission: "trail:read",
  run: async (tx: Transaction, _viewer: Viewer, { institutionId }: { institutionId: string }) => {
    const [head] = await tx.select().from(auditHeads).where(eq(auditHeads.institutionId, institutionId));
    return head ?? null;
  },
});

/** A slice of one stream in order, for the export: as many calls as it takes, each in its own short transaction. */
export const readStream = defineQuery({
  name: "trail.export",
  permission: "trail:read",
  run: (
    tx: Transaction,
    _viewer: Viewer,
    { institutionId, after, limit }: { institutionId: string; after: number; limit: number },
  ) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.institutionId, institutionId), sql`${auditEvents.seq} > ${after}`))
      .orderBy(auditEvents.seq)
      .limit(limit),
});

/** The newest checkpoint, for everybody: what it says only matters once it is kept elsewhere. */
export const getLatestCheckpoint = defineQuery({
  name: "checkpoint.latest",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: async (tx: Transaction, _actor: Viewer | Visitor, _: Record<string, never>) => {
    const { id, takenAt, root, streams, document } = checkpoints;
    const [latest] = await tx
      .select({ id, takenAt, root, streams, document })
      .from(checkpoints)
      .orderBy(desc(checkpoints.takenAt))
      .limit(1);
    return latest ?? null;
  },
});
