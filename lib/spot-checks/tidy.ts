import "server-only";
import { and, count, eq, inArray, lt, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { spotCheckBodies, spotCheckEvents } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import { PORTAL_STREAM_ID } from "@/db/values";
import { appendAudit } from "@/lib/audit/append";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { jobActor } from "@/lib/jobs/actor";

const job = "spot-check.tidy";
/** After that nobody replays a check that has ended: what it came to is in its record. */
const EVENTS_KEPT_MS = 60 * 60 * 1000;

/** Deletes questions and answers past their retention time, and the events of checks that ended a while ago. */
export async function tidyChecks(): Promise<void> {
  const at = now();
  const endedBefore = new Date(at.getTime() - EVENTS_KEPT_MS);
  const places = await scoped({ kind: "system", institutionId: PORTAL_STREAM_ID }, (tx) =>
    tx.execute<{ institution_id: string }>(
      sql`select institution_id from institutions_with_old_bodies(${at.toISOString()}::timestamptz, ${endedBefore.toISOString()}::timestamptz)`,
    ),
  );
  for (const { institution_id: institutionId } of places) {
    await scoped({ kind: "system", institutionId }, (tx) =>
      tidyInstitution(tx, institutionId, at, endedBefore),
    );
  }
}

async function tidyInstitution(tx: Transaction, institutionId: string, at: Date, endedBefore: Date) {
  const isOld = and(eq(spotCheckBodies.institutionId, institutionId), lte(spotCheckBodies.retainUntil, at));
  const [old] = await tx.select({ n: count() }).from(spotCheckBodies).where(isOld);
  await tx.delete(spotCheckBodies).where(isOld);
  const ended = tx
    .select({ id: spotChecks.id })
    .from(spotChecks)
    .where(and(eq(spotChecks.institutionId, institutionId), lt(spotChecks.endedAt, endedBefore)));
  await tx
    .delete(spotCheckEvents)
    .where(and(eq(spotCheckEvents.institutionId, institutionId), inArray(spotCheckEvents.checkId, ended)));
  const deleted = old?.n ?? 0;
  if (deleted === 0) return;
  const [place] = await tx
    .select({ jurisdictionCode: institutions.jurisdictionCode })
    .from(institutions)
    .where(eq(institutions.institutionId, institutionId));
  if (place === undefined) return;
  await appendAudit(tx, jobActor(job, institutionId), at, [
    {
      institutionId,
      jurisdictionCode: place.jurisdictionCode,
      action: "spot-check.bodies-deleted",
      object: { kind: "institution", id: institutionId },
      detail: { deleted },
    },
  ]);
}
