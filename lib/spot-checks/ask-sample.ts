import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { spotCheckBodies, spotCheckSamples } from "@/db/schema/spot-check-samples";
import { now } from "@/lib/clock";
import { type CallResult, callEndpoint, type EndpointQuestion } from "@/lib/endpoints/call";
import { jobActor } from "@/lib/jobs/actor";
import type { SampleBody } from "./body";
import { makeCanary, placeCanary } from "./canary";
import type { EventLog } from "./event-log";
import { gradeAnswer } from "./grade";
import { runJob } from "./job";
import { figuresOf, sampleColumns } from "./outcome";
import { BODY_DAYS } from "./rules";
import type { PendingSample, RunItem, TakenCheck } from "./run-state";
import { bodyPlace, seal } from "./sealed";
import { itemSampling, safetyProbes } from "./suites";
import { mayComeBack, mayStillLoad, type Wait } from "./waiting";

/** How one sample went. `refused`, `stopped`: not asked, or not to its end, so it is as if it had not been asked. */
export type Asked =
  | { kind: "graded"; problem: string | null }
  | { kind: "refused"; reason: Wait }
  | { kind: "stopped" };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Asks one sample, grades it and stores it with what was said, sealed. */
export async function askSample(
  taken: TakenCheck,
  log: EventLog,
  sample: PendingSample,
  signal: AbortSignal,
): Promise<Asked> {
  const { check, runner } = taken;
  const { institutionId, endpointId } = check;
  const asked = taken.items.get(sample.checkItemId);
  if (asked === undefined) throw new Error("a sample of no item");
  const canary = makeCanary(randomBytes(2));
  const request = questionOf(asked, canary);
  let begun: Promise<void> = Promise.resolve();
  const result = await callEndpoint({
    ...{ institutionId, endpointId, request, signal, purpose: "spot-check" },
    actor: jobActor(runJob.name, institutionId),
    startedBy: check.requestedBy,
    onAccepted: () => {
      begun = begin(taken, log, sample);
      // Told below, when the call has ended; until then nobody waits for it.
      begun.catch(() => {});
    },
    onPiece: (piece) => log.piece(sample.id, piece),
  });
  if (result.kind === "refused") return result;
  await begun;
  const wait = waitAfter(result, taken, now());
  if (wait !== null || problemOf(result)?.kind === "aborted") {
    await log.write([{ kind: "returned", sample: sample.id }], (tx) =>
      tx.update(spotCheckSamples).set(notAsked).where(own(taken, sample)).then(),
    );
    return wait === null ? { kind: "stopped" } : { kind: "refused", reason: wait };
  }
  const grade = gradeAnswer(asked.item, result.reading, canary);
  const columns = sampleColumns(grade, result, asked.isPrivate);
  const body = bodyOf(request, result, canary);
  const at = now();
  await log.write([{ kind: "graded", sample: sample.id, figures: figuresOf(columns) }], async (tx) => {
    const done = await tx
      .update(spotCheckSamples)
      .set({ state: "done", runner: null, endedAt: at, ...columns })
      .where(and(own(taken, sample), eq(spotCheckSamples.runner, runner)))
      .returning({ id: spotCheckSamples.id });
    if (done.length === 0) throw new Error("a sample that was not begun");
    const { jurisdictionCode, id: checkId } = check;
    const retainUntil = new Date(at.getTime() + BODY_DAYS * DAY_MS);
    const sealed = seal(body, bodyPlace(sample.id));
    await tx
      .insert(spotCheckBodies)
      .values({ institutionId, jurisdictionCode, id: sample.id, checkId, retainUntil, ...sealed });
  });
  return { kind: "graded", problem: columns.details.problem?.kind ?? null };
}

const notAsked = { state: "pending", runner: null, beganSeq: null, beganAt: null };

const own = ({ check }: TakenCheck, sample: PendingSample) =>
  and(eq(spotCheckSamples.institutionId, check.institutionId), eq(spotCheckSamples.id, sample.id));

function begin(taken: TakenCheck, log: EventLog, sample: PendingSample): Promise<void> {
  return log.write([{ kind: "began", sample: sample.id }], async (tx, beganSeq) => {
    const begun = await tx
      .update(spotCheckSamples)
      .set({ state: "running", runner: taken.runner, beganSeq, beganAt: now() })
      .where(and(own(taken, sample), eq(spotCheckSamples.state, "pending")))
      .returning({ id: spotCheckSamples.id });
    if (begun.length === 0) throw new Error("a sample that is not to be asked");
  });
}

/** Items are asked as their suite was written for; probes with the deployment's own sampling. */
function questionOf({ suite, item }: RunItem, canary: string): EndpointQuestion {
  const isProbe = suite === safetyProbes.id;
  return {
    messages: item.messages.map(({ role, content }) => ({ role, content: placeCanary(content, canary) })),
    maxTokens: itemSampling.max_tokens,
    temperature: isProbe ? null : itemSampling.temperature,
    topP: isProbe ? null : itemSampling.top_p,
    seed: null,
    isStreamed: true,
  };
}

type Done = Extract<CallResult, { kind: "done" }>;

const problemOf = ({ reading: { verdict } }: Done) => (verdict.kind === "error" ? verdict.problem : null);

/** What the check waits for before it asks the same again; null where the call has its result, be it an error. */
function waitAfter(result: Done, { check, answeredAt }: TakenCheck, at: Date): Wait | null {
  const found = problemOf(result);
  if (found?.kind === "loading" && mayStillLoad(check.startedAt, at)) return "loading";
  return found?.reason === "connect" && mayComeBack(answeredAt, at) ? "gone" : null;
}

function bodyOf(request: EndpointQuestion, { reading }: Done, canary: string): SampleBody {
  const { reasoning, answer, verdict } = reading;
  const usesCanary = request.messages.some(({ content }) => content.includes(canary));
  const said = verdict.kind === "error" ? (verdict.problem.said?.message ?? null) : null;
  return { messages: request.messages, reasoning, answer, canary: usesCanary ? canary : null, said };
}
