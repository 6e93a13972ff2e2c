import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { spotCheckSamples } from "@/db/schema/spot-check-samples";
import { spotChecks } from "@/db/schema/spot-checks";
import { type SpotCheckState, spotCheckStates } from "@/db/values/spot-checks";
import type { AuditEntry } from "@/lib/audit/append";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { gradeFace, pauseFace, resumeFace, startFace, stopFace } from "./api";
import { runJob } from "./job";
import { notifyWatchers } from "./notify";
import { recordDigest } from "./record-digest";
import { type CheckEvent, mayGrade, mayStop, next, sideOf } from "./rules";
import { checkForm, gradeForm, idForm, pauseForm } from "./schema";
import { beginCheck } from "./start";

type CheckRow = typeof spotChecks.$inferSelect;

/** Asks for a check of a deployment in reach. It begins as soon as a worker has time, and goes on when the page is closed. */
export const startSpotCheck = defineViewerCommand({
  name: "spotCheck.start",
  permission: "spot-check:start",
  input: checkForm,
  api: startFace,
  run: async ({ actor, input, tx, at }) => {
    const asker = { id: actor.userId, name: actor.name, role: actor.role };
    const { id, number, entry } = await beginCheck(tx, {
      ...{ form: input, asker, trigger: "on_demand", scheduleId: null, at },
    });
    return { result: { id, number }, audit: [entry] };
  },
});

const stateOf = (row: CheckRow): SpotCheckState =>
  spotCheckStates.find((state) => state === row.state) ?? "failed";

/** Holds a check for a move of its state; refused where it does not allow it. */
async function moving(tx: Transaction, id: string, event: CheckEvent) {
  const [row] = await tx.select().from(spotChecks).where(eq(spotChecks.id, id)).for("update");
  if (row === undefined) throw new AppError("record.not-found");
  const state = next(stateOf(row), event);
  if (state === null) throw new AppError("record.wrong-state");
  return { row, state };
}

async function move(tx: Transaction, row: CheckRow, change: Partial<CheckRow>): Promise<void> {
  const own = and(eq(spotChecks.institutionId, row.institutionId), eq(spotChecks.id, row.id));
  await tx.update(spotChecks).set(change).where(own);
  await notifyWatchers(tx, row.id);
}

function entryOf(row: CheckRow, action: string, more: Partial<AuditEntry> = {}): AuditEntry {
  const { institutionId, jurisdictionCode, id, number } = row;
  const detail = { number };
  return { institutionId, jurisdictionCode, action, object: { kind: "spot-check", id }, detail, ...more };
}

/** The hospital holds a check, whoever asked for it, and says why. What is being answered is broken off and asked again. */
export const pauseSpotCheck = defineViewerCommand({
  name: "spotCheck.pause",
  permission: "spot-check:pause",
  input: pauseForm,
  api: pauseFace,
  run: async ({ actor, input, tx, at }) => {
    const { row, state } = await moving(tx, input.id, "pause");
    const pause = { pausedByName: actor.name, pausedAt: at, pauseReason: input.reason };
    await move(tx, row, { state, waitsFor: null, waitsUntil: null, ...pause });
    return {
      result: { id: row.id, state },
      audit: [entryOf(row, "spot-check.paused", { reason: input.reason })],
    };
  },
});

export const resumeSpotCheck = defineViewerCommand({
  name: "spotCheck.resume",
  permission: "spot-check:pause",
  input: idForm,
  api: resumeFace,
  run: async ({ input, tx }) => {
    const { row, state } = await moving(tx, input.id, "resume");
    await move(tx, row, { state, pausedByName: null, pausedAt: null, pauseReason: null });
    const { institutionId, endpointId } = row;
    await enqueueJob(tx, runJob, { institutionId, endpointId, checkId: row.id });
    return { result: { id: row.id, state }, audit: [entryOf(row, "spot-check.resumed")] };
  },
});

/** Ends a check before its time. What has been answered stays; its digest says that this is all. */
export const stopSpotCheck = defineViewerCommand({
  name: "spotCheck.stop",
  permission: "spot-check:start",
  input: idForm,
  api: stopFace,
  run: async ({ actor, input, tx, at }) => {
    const { row, state } = await moving(tx, input.id, "stop");
    if (!mayStop(sideOf(actor.role), sideOf(row.requestedByRole))) throw new AppError("spot-check.not-yours");
    const resultDigest = await recordDigest(tx, row);
    const ended = { endedAt: at, stoppedByName: actor.name, resultDigest, pauseReason: null };
    await move(tx, row, { state, waitsFor: null, waitsUntil: null, ...ended });
    return {
      result: { id: row.id, state },
      audit: [entryOf(row, "spot-check.stopped", { after: resultDigest })],
    };
  },
});

/** What a person finds who read an answer, beside what the grader found. The last word counts; earlier ones are in the trail. */
export const gradeSample = defineViewerCommand({
  name: "spotCheck.grade",
  permission: "spot-check:grade",
  input: gradeForm,
  api: gradeFace,
  run: async ({ actor, input, tx, at }) => {
    const [found] = await tx
      .select({ sample: spotCheckSamples, check: spotChecks })
      .from(spotCheckSamples)
      .innerJoin(
        spotChecks,
        and(
          eq(spotChecks.institutionId, spotCheckSamples.institutionId),
          eq(spotChecks.id, spotCheckSamples.checkId),
        ),
      )
      .where(eq(spotCheckSamples.id, input.id));
    if (found === undefined) throw new AppError("record.not-found");
    const { sample, check } = found;
    if (!mayGrade(sideOf(actor.role), sideOf(check.requestedByRole)))
      throw new AppError("spot-check.not-yours");
    // What gave no answer has nothing that a person could read.
    if (sample.status !== "pass" && sample.status !== "fail") throw new AppError("record.wrong-state");
    const by = { humanBy: actor.userId, humanByName: actor.name, humanByRole: actor.role, humanAt: at };
    await tx
      .update(spotCheckSamples)
      .set({ humanStatus: input.status, humanReason: input.reason, ...by })
      .where(
        and(eq(spotCheckSamples.institutionId, sample.institutionId), eq(spotCheckSamples.id, sample.id)),
      );
    const diff = { humanStatus: { from: sample.humanStatus, to: input.status } };
    const detail = { number: check.number, sample: sample.id, graded: sample.status };
    const more = { diff, detail, reason: input.reason };
    return {
      result: { id: sample.id, status: input.status },
      audit: [entryOf(check, "spot-check.graded", more)],
    };
  },
});
