import "server-only";
import { tidyApi } from "@/lib/api/tidy";
import { isCheckpointOverdue, takeCheckpoint } from "@/lib/audit/take-checkpoint";
import { tuneRegister } from "@/lib/register/tune";
import { runJob } from "@/lib/spot-checks/job";
import { runCheck } from "@/lib/spot-checks/run-check";
import { startDueChecks } from "@/lib/spot-checks/start-due";
import { tidyChecks } from "@/lib/spot-checks/tidy";
import type { JobContract } from "./contract";

/** One run of a job: what it was told, and the signal of a worker that is about to stop. */
export type JobRun = { payload: unknown; stop: AbortSignal };

/**
 * Every kind of background work on one screen. Handlers are idempotent: a job whose worker was killed runs again.
 * `cron` is in UTC; a run that was missed while no worker ran is made up for when it is younger than `backfillMs`.
 */
export type JobKind = {
  name: string;
  run: (job: JobRun) => Promise<void>;
  cron?: { match: string; backfillMs: number };
  /** Asked when a worker starts: true queues a run at once, for what must not wait for its first hour. */
  isDueAtStart?: () => Promise<boolean>;
  /** At least 2: a killed worker has used one attempt. */
  maxAttempts: number;
};

/** A kind that is asked for by commands (`enqueueJob`) and told what to do. */
export function askedFor<Payload extends { institutionId: string }>(
  { name, payload, maxAttempts }: JobContract<Payload>,
  handle: (payload: Payload, stop: AbortSignal) => Promise<void>,
): JobKind {
  return { name, maxAttempts, run: ({ payload: told, stop }) => handle(payload.parse(told), stop) };
}

const day = 24 * 60 * 60 * 1000;

export const jobKinds: readonly JobKind[] = [
  {
    // Five past midnight in Beijing: the checkpoint of the day that has just ended.
    name: "audit.checkpoint",
    run: takeCheckpoint,
    cron: { match: "5 16 * * *", backfillMs: day },
    isDueAtStart: isCheckpointOverdue,
    maxAttempts: 5,
  },
  {
    name: "api.tidy",
    run: tidyApi,
    cron: { match: "17 * * * *", backfillMs: 0 },
    maxAttempts: 2,
  },
  askedFor(runJob, ({ institutionId, checkId }, stop) => runCheck({ institutionId, checkId }, stop)),
  {
    name: "spot-check.schedule",
    run: startDueChecks,
    cron: { match: "*/5 * * * *", backfillMs: 0 },
    maxAttempts: 2,
  },
  {
    name: "spot-check.tidy",
    run: tidyChecks,
    cron: { match: "41 * * * *", backfillMs: 0 },
    maxAttempts: 2,
  },
  {
    // In the night: nobody publishes while it runs, minutes at a million rows. Most nights there is nothing to do.
    name: "register.tune",
    run: async () => {
      await tuneRegister();
    },
    cron: { match: "41 18 * * *", backfillMs: 0 },
    maxAttempts: 2,
  },
];
