import pg from "pg";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { startLife } from "./life";
import { migrateJobs } from "./migrate";
import type { JobKind } from "./registry";
import { runWorker } from "./worker";

let database: TestDatabase;
let owner: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
  process.env.WORKER_DATABASE_URL = database.workerUrl;
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

function kind(run: () => Promise<void>, isDue = false): JobKind {
  return {
    name: "test.touch",
    run,
    cron: { match: "0 0 1 1 *", backfillMs: 0 },
    maxAttempts: 2,
    isDueAtStart: async () => isDue,
  };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const limit = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > limit) throw new Error("it did not happen within 10 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A job that a worker of this name holds. */
async function lockedJob(lockOwner: string): Promise<string> {
  const [job] = await owner`select id from graphile_worker.add_job('test.held', max_attempts => 2)`;
  const id = String(job?.id);
  await owner`update graphile_worker._private_jobs
    set locked_by = ${lockOwner}, locked_at = now(), attempts = 1 where id = ${id}`;
  return id;
}

async function holderOf(id: string): Promise<unknown> {
  const [row] = await owner`select locked_by from graphile_worker._private_jobs where id = ${id}`;
  return row?.locked_by;
}

describe("the queue's schema", () => {
  it("can be made again without harm and is the worker's alone", async () => {
    await migrateJobs(database.ownerUrl);
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    await expect(app.query("select graphile_worker.add_job('x')")).rejects.toMatchObject({ code: "42501" });
    await expect(app.query("select * from jobs.worker_processes")).rejects.toMatchObject({ code: "42501" });
    await app.end();
  });
});

describe("a worker", () => {
  it("runs a job as its own login, and a failing one again", async () => {
    let runs = 0;
    const worker = await runWorker([
      kind(async () => {
        runs += 1;
        if (runs === 1) throw new Error("the first attempt fails");
      }),
    ]);
    const [job] = await owner`select id from graphile_worker.add_job('test.touch', max_attempts => 2)`;
    const id = String(job?.id);
    await until(() => runs === 1);
    // The queue would wait a few seconds before the second attempt; the test does not.
    await until(async () => (await holderOf(id)) === null);
    await owner`update graphile_worker._private_jobs set run_at = now() where id = ${id}`;
    await owner`select pg_notify('jobs:insert', '{"r":1,"count":1}')`;
    await until(async () => (await holderOf(id)) === undefined);
    expect(runs).toBe(2);
    await worker.stop();
  });

  it("does at its start what is due, and only that", async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    const idle = await runWorker([kind(run)]);
    await idle.stop();
    expect(runs).toBe(0);
    const worker = await runWorker([kind(run, true)]);
    await until(() => runs === 1);
    await worker.stop();
  });

  it("is known while it runs and forgotten when it stops", async () => {
    const worker = await runWorker([kind(async () => {})]);
    const count = async () => (await owner`select from jobs.worker_processes`).length;
    expect(await count()).toBe(1);
    await worker.stop();
    expect(await count()).toBe(0);
  });
});

describe("the jobs of a killed worker", () => {
  it("are freed; those of a living one are not", async () => {
    const living = new pg.Client({ connectionString: database.workerUrl });
    await living.connect();
    await living.query("select pg_advisory_lock(7270, 501)");
    await owner`insert into jobs.worker_processes (lock_owner, process_no)
      values ('pool-living', 501), ('pool-dead', 502)`;
    const held = await lockedJob("pool-living");
    const orphaned = await lockedJob("pool-dead");

    const life = await startLife(database.workerUrl, 50);
    expect(await holderOf(orphaned)).toBeNull();
    expect(await holderOf(held)).toBe("pool-living");

    // The lock goes with the connection, as it does with a killed process.
    await living.end();
    await until(async () => (await holderOf(held)) === null);
    await life.stop();
  });

  it("are not taken from a worker whose own connection was cut: it states itself again", async () => {
    const life = await startLife(database.workerUrl, 50);
    await life.register("pool-cut");
    const before = await owner`select process_no from jobs.worker_processes where lock_owner = 'pool-cut'`;
    await owner`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and classid = 7270 and objid = ${Number(before[0]?.process_no)}`;
    await until(async () => {
      const [row] = await owner`select process_no from jobs.worker_processes where lock_owner = 'pool-cut'`;
      return row !== undefined && row.process_no !== before[0]?.process_no;
    });
    await life.stop();
    expect(await owner`select from jobs.worker_processes`).toHaveLength(0);
  });
});
