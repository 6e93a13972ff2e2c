import "server-only";
import { EventEmitter } from "node:events";
import { parseCronItems, run, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { connect } from "@/db/client";
import { putDatabase } from "@/lib/database";
import { env } from "@/lib/env";
import { startLife } from "./life";
import { quietLogger } from "./logger";
import { type JobKind, jobKinds } from "./registry";

export type RunningWorker = {
  /** Lets running jobs finish for a few seconds, then gives them back to the queue. */
  stop: () => Promise<void>;
  /** Rejects when the worker can't go on. */
  ended: Promise<void>;
};

/** How long a stopping worker waits for its jobs before it tells them to give back what they have not done. */
const GRACE_MS = 1000;

/** Runs the jobs of this portal in this process until stopped. The queue's schema must exist (`migrateJobs`). */
export async function runWorker(kinds: readonly JobKind[] = jobKinds): Promise<RunningWorker> {
  const connectionString = env().workerDatabaseUrl;
  if (connectionString === undefined) throw new Error("WORKER_DATABASE_URL is not set");
  const database = connect(connectionString, { max: 4 });
  putDatabase(database);
  const pgPool = quietPool(connectionString);
  const life = await startLife(connectionString);
  const events: WorkerEvents = new EventEmitter();
  const registered = new Promise<void>((resolve, reject) => {
    // Job locks carry the id of the pool, not those of its workers.
    events.once("pool:create", ({ workerPool }) => {
      life.register(workerPool.id).then(resolve, reject);
    });
  });
  const runner = await run({
    pgPool,
    concurrency: 4,
    noHandleSignals: true,
    events,
    logger: quietLogger,
    taskList: taskList(kinds),
    gracefulShutdownAbortTimeout: GRACE_MS,
    parsedCronItems: cronItems(kinds),
  });
  await registered;
  for (const kind of kinds) {
    const spec = { jobKey: kind.name, maxAttempts: kind.maxAttempts };
    if (await kind.isDueAtStart?.()) await runner.addJob(kind.name, undefined, spec);
  }
  return {
    ended: runner.promise,
    stop: async () => {
      await runner.stop().catch(() => {});
      await life.stop();
      await database.close();
      await pgPool.end();
    },
  };
}

function taskList(kinds: readonly JobKind[]): TaskList {
  return Object.fromEntries(
    kinds.map((kind) => [kind.name, (payload, { abortSignal }) => kind.run({ payload, stop: abortSignal })]),
  );
}

function cronItems(kinds: readonly JobKind[]) {
  return parseCronItems(
    kinds.flatMap(({ name, cron, maxAttempts }) =>
      cron === undefined
        ? []
        : [
            {
              task: name,
              match: cron.match,
              options: { backfillPeriod: cron.backfillMs, maxAttempts, jobKey: name },
            },
          ],
    ),
  );
}

/** A pool that survives the loss of its connections; without these listeners an error would end the process. */
function quietPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 6, keepAlive: true, connectionTimeoutMillis: 5000 });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
  });
  return pool;
}
