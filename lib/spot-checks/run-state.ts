import "server-only";
import { and, asc, eq, max, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { endpoints } from "@/db/schema/endpoints";
import { spotCheckItems, spotCheckSamples } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import { type AuditEntry, appendAudit } from "@/lib/audit/append";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { settleLostCalls } from "@/lib/endpoints/reserve";
import { newId } from "@/lib/ids";
import { jobActor } from "@/lib/jobs/actor";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { runJob } from "./job";
import { notifyWatchers } from "./notify";
import { recordDigest } from "./record-digest";
import { isEnded } from "./rules";
import { publicSuite, type SuiteItem, suiteItemSchema } from "./suites";

type CheckRow = typeof spotChecks.$inferSelect;
export type PendingSample = { id: string; checkItemId: string };
export type RunItem = { suite: string; item: SuiteItem; isPrivate: boolean };
/** A check in the hands of one run of the job. */
export type TakenCheck = {
  check: CheckRow;
  runner: string;
  items: ReadonlyMap<string, RunItem>;
  pending: PendingSample[];
  /** When the server last answered a question of this check. */
  answeredAt: Date | null;
  maxInFlight: number;
  quietTo: string | null;
};
export type CheckKey = { institutionId: string; checkId: string };

const asJob = <T>({ institutionId }: CheckKey, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  scoped({ kind: "system", institutionId }, work);
const ofCheck = ({ institutionId, checkId }: CheckKey) =>
  and(eq(spotChecks.institutionId, institutionId), eq(spotChecks.id, checkId));
const samplesOf = ({ institutionId, checkId }: CheckKey) =>
  and(eq(spotCheckSamples.institutionId, institutionId), eq(spotCheckSamples.checkId, checkId));

function entryOf(check: CheckRow, action: string, more: Partial<AuditEntry> = {}): AuditEntry {
  const { institutionId, jurisdictionCode, id, number } = check;
  const detail = { number, ...more.detail };
  return { institutionId, jurisdictionCode, action, object: { kind: "spot-check", id }, ...more, detail };
}

/**
 * Takes a check in hand, from an earlier run too: what that run had not stored is asked again. Null where nothing is to be
 * done: it has ended, is paused, or is not there.
 */
export function takeCheck(key: CheckKey): Promise<TakenCheck | null> {
  return asJob(key, async (tx) => {
    const [found] = await tx.select().from(spotChecks).where(ofCheck(key)).for("update");
    if (found === undefined) return null;
    const given = { state: "pending", runner: null, beganSeq: null, beganAt: null };
    await tx
      .update(spotCheckSamples)
      .set(given)
      .where(and(samplesOf(key), eq(spotCheckSamples.state, "running")));
    if (isEnded(found.state) || found.state === "paused") return null;
    const [at, runner] = [now(), newId()];
    // One check of an endpoint at a time: a call that still runs is one of a run that was killed, and would keep its place.
    await settleLostCalls(tx, found, at);
    const moved = {
      runner,
      state: "running",
      waitsFor: null,
      waitsUntil: null,
      startedAt: found.startedAt ?? at,
    };
    const [check] = await tx.update(spotChecks).set(moved).where(ofCheck(key)).returning();
    if (check === undefined) return null;
    if (found.startedAt === null) {
      await appendAudit(tx, jobActor(runJob.name, key.institutionId), at, [
        entryOf(check, "spot-check.began"),
      ]);
    }
    await notifyWatchers(tx, key.checkId);
    return { check, runner, ...(await workOf(tx, key, check.endpointId)) };
  });
}

async function workOf(tx: Transaction, key: CheckKey, endpointId: string) {
  const { institutionId, checkId } = key;
  const items = await tx
    .select()
    .from(spotCheckItems)
    .where(and(eq(spotCheckItems.institutionId, institutionId), eq(spotCheckItems.checkId, checkId)));
  const { id, checkItemId, ordinal, state, status, endedAt } = spotCheckSamples;
  const pending = await tx
    .select({ id, checkItemId })
    .from(spotCheckSamples)
    .where(and(samplesOf(key), eq(state, "pending")))
    .orderBy(asc(ordinal));
  const [answered] = await tx
    .select({ at: max(endedAt) })
    .from(spotCheckSamples)
    .where(and(samplesOf(key), ne(status, "error")));
  const [endpoint] = await tx
    .select({ maxInFlight: endpoints.maxInFlight, quietTo: endpoints.quietTo })
    .from(endpoints)
    .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, endpointId)));
  return {
    items: new Map(items.map((row) => [row.id, runItem(row)])),
    pending,
    answeredAt: answered?.at ?? null,
    maxInFlight: endpoint?.maxInFlight ?? 1,
    quietTo: endpoint?.quietTo ?? null,
  };
}

function runItem({ suite, itemId, definition }: typeof spotCheckItems.$inferSelect): RunItem {
  const isPrivate = definition !== null;
  const item = isPrivate
    ? suiteItemSchema.parse(definition)
    : publicSuite(suite)?.items.find(({ id }) => id === itemId);
  if (item === undefined) throw new Error(`${suite} has no item ${itemId}`);
  return { suite, item, isPrivate };
}

type Taken = Pick<TakenCheck, "check" | "runner">;
const keyOf = ({ check }: Taken): CheckKey => ({ institutionId: check.institutionId, checkId: check.id });

/** The check if it is still in this run's hands, held until the end of the transaction. */
async function held(tx: Transaction, taken: Taken): Promise<CheckRow | null> {
  const [row] = await tx
    .select()
    .from(spotChecks)
    .where(ofCheck(keyOf(taken)))
    .for("update");
  return row?.runner === taken.runner && row.state === "running" ? row : null;
}

/** False once somebody paused or stopped the check, or another run took it. */
export async function isStillMine(taken: Taken): Promise<boolean> {
  const { runner, state } = spotChecks;
  const [row] = await asJob(keyOf(taken), (tx) =>
    tx
      .select({ runner, state })
      .from(spotChecks)
      .where(ofCheck(keyOf(taken))),
  );
  return row?.runner === taken.runner && row.state === "running";
}

/** Gives back what this run has begun and not stored. */
export async function giveBack(taken: Taken): Promise<void> {
  const own = and(samplesOf(keyOf(taken)), eq(spotCheckSamples.runner, taken.runner));
  await asJob(keyOf(taken), (tx) =>
    tx
      .update(spotCheckSamples)
      .set({ state: "pending", runner: null, beganSeq: null, beganAt: null })
      .where(own),
  );
}

export async function keepEvidence(taken: Taken, evidence: object, evidenceDigest: string): Promise<void> {
  await asJob(keyOf(taken), (tx) =>
    tx
      .update(spotChecks)
      .set({ evidence: { ...evidence }, evidenceDigest })
      .where(ofCheck(keyOf(taken))),
  );
}

/** Puts the check back into the queue, from some time on and for a reason, or at once. */
export function goOnLater(taken: Taken, wait: { reason: string; until: Date } | null): Promise<void> {
  return asJob(keyOf(taken), async (tx) => {
    const check = await held(tx, taken);
    if (check === null) return;
    const { institutionId, id: checkId, endpointId } = check;
    const waits = { waitsFor: wait?.reason ?? null, waitsUntil: wait?.until ?? null };
    await tx
      .update(spotChecks)
      .set({ state: "queued", runner: null, ...waits })
      .where(ofCheck(keyOf(taken)));
    await enqueueJob(tx, runJob, { institutionId, checkId, endpointId }, wait?.until ?? null);
    await notifyWatchers(tx, checkId);
  });
}

/** Ends the check: everything has been asked, or the endpoint could not be reached. */
export function endCheck(taken: Taken, failure: string | null): Promise<void> {
  return asJob(keyOf(taken), async (tx) => {
    const check = await held(tx, taken);
    if (check === null) return;
    const at = now();
    const resultDigest = await recordDigest(tx, check);
    const state = failure === null ? "done" : "failed";
    await tx
      .update(spotChecks)
      .set({ state, failure, endedAt: at, resultDigest, runner: null })
      .where(ofCheck(keyOf(taken)));
    const entry =
      failure === null
        ? entryOf(check, "spot-check.done", { after: resultDigest })
        : entryOf(check, "spot-check.failed", {
            after: resultDigest,
            outcome: "failed",
            detail: { failure },
          });
    await appendAudit(tx, jobActor(runJob.name, check.institutionId), at, [entry]);
    await notifyWatchers(tx, check.id);
  });
}
