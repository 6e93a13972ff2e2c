import "server-only";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { spotCheckSchedules } from "@/db/schema/suites";
import { PORTAL_STREAM_ID } from "@/db/values";
import { checkRhythms } from "@/db/values/spot-checks";
import { appendAudit } from "@/lib/audit/append";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { jobActor } from "@/lib/jobs/actor";
import { nextMoment } from "./rhythm";
import { checkForm } from "./schema";
import { beginCheck } from "./start";

const job = "spot-check.schedule";

/** Begins every check whose time has come. One that cannot begin says why in its schedule, and waits for its next time. */
export async function startDueChecks(): Promise<void> {
  const at = now();
  const due = await scoped({ kind: "system", institutionId: PORTAL_STREAM_ID }, (tx) =>
    tx.execute<{ institution_id: string; schedule_id: string }>(
      sql`select * from institutions_with_due_checks(${at.toISOString()}::timestamptz)`,
    ),
  );
  for (const { institution_id: institutionId, schedule_id: id } of due) await startOne(institutionId, id, at);
}

async function startOne(institutionId: string, id: string, at: Date): Promise<void> {
  const own = and(eq(spotCheckSchedules.institutionId, institutionId), eq(spotCheckSchedules.id, id));
  const scope = { kind: "system", institutionId } as const;
  const keep = (change: Partial<typeof spotCheckSchedules.$inferInsert>) => ({
    set: change,
    where: and(own, isNull(spotCheckSchedules.endedAt), lte(spotCheckSchedules.nextAt, at)),
  });
  const refusal = await scoped(scope, async (tx) => {
    // Held, and its time moved on in the same transaction: two workers begin it once.
    const [row] = await tx.select().from(spotCheckSchedules).where(own).for("update");
    if (row === undefined || row.endedAt !== null || row.nextAt > at) return null;
    const { set, where } = keep({ nextAt: nextOf(row, at), lastRefusal: null });
    await tx.update(spotCheckSchedules).set(set).where(where);
    const form = checkForm.parse({
      deploymentId: row.deploymentId,
      ...{ suites: row.suites, languages: row.languages, samplesPerItem: row.samplesPerItem },
    });
    const asker = { id: row.madeBy, name: row.madeByName, role: row.madeByRole };
    const { entry } = await beginCheck(tx, { form, asker, trigger: "scheduled", scheduleId: id, at });
    await appendAudit(tx, jobActor(job, institutionId), at, [entry]);
    return null;
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.status < 500) return error.code;
    throw error;
  });
  if (refusal === null) return;
  await scoped(scope, async (tx) => {
    const [row] = await tx.select().from(spotCheckSchedules).where(own);
    if (row === undefined) return;
    const { set, where } = keep({ nextAt: nextOf(row, at), lastRefusal: refusal });
    await tx.update(spotCheckSchedules).set(set).where(where);
  });
}

function nextOf({ rhythm, day, hour }: typeof spotCheckSchedules.$inferSelect, at: Date): Date {
  return nextMoment({ rhythm: checkRhythms.find((one) => one === rhythm) ?? "daily", day, hour }, at);
}
