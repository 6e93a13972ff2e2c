import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { now } from "@/lib/clock";
import { jobActor } from "@/lib/jobs/actor";
import { askSample } from "./ask-sample";
import { LostCheck, openEventLog } from "./event-log";
import { readEvidence } from "./evidence";
import { runJob } from "./job";
import { ERRORS_IN_A_ROW } from "./rules";
import {
  type CheckKey,
  endCheck,
  giveBack,
  goOnLater,
  isStillMine,
  keepEvidence,
  type TakenCheck,
  takeCheck,
} from "./run-state";
import { isMomentary, mayComeBack, mayStillLoad, tryAgainAt, type Wait } from "./waiting";

/** How often it is looked whether somebody paused or stopped the check: a stop reaches the model well within two seconds. */
const LOOK_MS = 300;
/** Before a call is tried again that found no free place. */
const PLACE_MS = 1_000;
/** Calls of one check at once, whatever the endpoint takes. */
const MOST_LANES = 16;
/** Then the job gives itself back: the queue takes one that runs for four hours for dead. */
const SLICE_MS = 30 * 60_000;

/** Why a run of the job ends before everything has been asked. */
type Interruption =
  | { kind: "lost" }
  | { kind: "worker" }
  | { kind: "refused"; reason: Wait }
  | { kind: "failed"; problem: string }
  /** Something of our own that nobody expected: the queue tries again, later and later. */
  | { kind: "surprise"; error: unknown };

/**
 * Asks what a check has left to ask, as many samples at once as its endpoint takes. Runs again without harm: every answer is
 * stored once, in the transaction that says so, and a run that was killed leaves only what it had not stored.
 */
export async function runCheck(key: CheckKey, stop: AbortSignal): Promise<void> {
  const taken = await takeCheck(key);
  if (taken === null) return;
  const interrupted = await askAll(taken, stop);
  await giveBack(taken);
  if (interrupted === null) return endCheck(taken, null);
  if (interrupted.kind === "failed") return endCheck(taken, interrupted.problem);
  if (interrupted.kind === "lost") return;
  if (interrupted.kind === "surprise") throw interrupted.error;
  if (interrupted.kind === "worker") return goOnLater(taken, null);
  if (interrupted.reason === "not-found") return endCheck(taken, "not-found");
  const until = tryAgainAt(interrupted.reason, now(), taken.quietTo);
  return goOnLater(taken, { reason: interrupted.reason, until });
}

/** Asks until nothing is left or something comes between; null for the former. */
async function askAll(taken: TakenCheck, stop: AbortSignal): Promise<Interruption | null> {
  const ending = new AbortController();
  let interruption: Interruption | null = null;
  const end = (why: Interruption) => {
    interruption ??= why;
    ending.abort();
  };
  const onStop = () => end({ kind: "worker" });
  if (stop.aborted) onStop();
  stop.addEventListener("abort", onStop);
  const slice = setTimeout(onStop, SLICE_MS);
  const look = setInterval(() => {
    // An outage says nothing of the check; the next write will.
    isStillMine(taken).then(
      (isMine) => isMine || end({ kind: "lost" }),
      () => {},
    );
  }, LOOK_MS);
  const log = openEventLog({ ...taken.check, runner: taken.runner }, () => end({ kind: "lost" }));
  try {
    const seen = await lookAtEndpoint(taken, ending.signal);
    if (seen !== "read" && seen !== "unread") end({ kind: "refused", reason: seen });
    const lanes = Math.min(taken.maxInFlight, MOST_LANES, taken.pending.length);
    const shared = { taken, log, signal: ending.signal, end, inARow: { errors: 0 } };
    await Promise.all(Array.from({ length: lanes }, () => lane(shared)));
    // Who did not answer at first has answered since, or never will.
    if (seen === "unread" && !ending.signal.aborted) await lookAtEndpoint(taken, ending.signal);
  } finally {
    stop.removeEventListener("abort", onStop);
    clearTimeout(slice);
    clearInterval(look);
    await log.close();
  }
  return interruption;
}

/**
 * Once a check, before its first question: what the endpoint says of itself. That it cannot be read is no reason to stop;
 * that the model is still loading is one, for a while.
 */
async function lookAtEndpoint(taken: TakenCheck, signal: AbortSignal): Promise<Wait | "read" | "unread"> {
  const { institutionId, endpointId, requestedBy, evidence, startedAt } = taken.check;
  if (evidence !== null) return "read";
  const place = { institutionId, endpointId, startedBy: requestedBy };
  const read = await readEvidence({ ...place, actor: jobActor(runJob.name, institutionId) }, signal, now());
  if (read === "unreached" || (read === "loading" && !mayStillLoad(startedAt, now()))) return "unread";
  if (typeof read === "string") return isMomentary(read) ? "unread" : read;
  await keepEvidence(taken, read.evidence, read.digest);
  return "read";
}

/** A server that died took all that it was answering with it; the check waits for it, unless it has not answered for long. */
function afterErrors(problem: string, { answeredAt }: TakenCheck): Interruption {
  const isGone = problem === "network" && mayComeBack(answeredAt, now());
  return isGone ? { kind: "refused", reason: "gone" } : { kind: "failed", problem };
}

type Lane = {
  taken: TakenCheck;
  log: ReturnType<typeof openEventLog>;
  signal: AbortSignal;
  end: (why: Interruption) => void;
  /** Over all lanes. */
  inARow: { errors: number };
};

/** One sample after another, from the front of what is left. */
async function lane({ taken, log, signal, end, inARow }: Lane): Promise<void> {
  for (;;) {
    const sample = signal.aborted ? undefined : taken.pending.shift();
    if (sample === undefined) return;
    const asked = await askSample(taken, log, sample, signal).catch((error: unknown) => {
      end(error instanceof LostCheck ? { kind: "lost" } : { kind: "surprise", error });
      return { kind: "stopped" } as const;
    });
    if (asked.kind === "graded") {
      const { problem } = asked;
      inARow.errors = problem === null ? 0 : inARow.errors + 1;
      if (problem === null) taken.answeredAt = now();
      if (problem !== null && inARow.errors >= ERRORS_IN_A_ROW) end(afterErrors(problem, taken));
      continue;
    }
    taken.pending.unshift(sample);
    if (asked.kind === "refused" && !isMomentary(asked.reason))
      end({ kind: "refused", reason: asked.reason });
    await pause(PLACE_MS, undefined, { signal }).catch(() => {});
  }
}
