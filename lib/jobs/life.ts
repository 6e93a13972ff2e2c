import "server-only";
import { randomInt } from "node:crypto";
import pg from "pg";
import { logError } from "@/lib/http/log";

/** The first key of the advisory locks by which workers show that they live. */
const lockSpace = 7270;

export type Life = {
  /** States that the locks of this pool are held by this process. */
  register: (lockOwner: string) => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Keeps one connection that holds an advisory lock as long as this process lives: the lock vanishes with the process, no
 * clock needed. Every second it takes away the job locks of workers whose advisory lock is gone, so their jobs run again.
 * The queue's own patience for that is four hours. A lost connection is made again under a new number.
 */
export async function startLife(connectionString: string, interval = 1000): Promise<Life> {
  let owner: string | null = null;
  let held = await hold(connectionString);
  let stopped = false;
  let working: Promise<void> = Promise.resolve();

  const round = async () => {
    try {
      if (held.lost) {
        held = await hold(connectionString);
        if (owner !== null) await state(held, owner);
      }
      await releaseDead(held);
    } catch (error) {
      held.lost = true;
      logError(null, error, { process: "worker" });
    }
  };
  const timer = setInterval(() => {
    working = working.then(() => (stopped ? undefined : round()));
  }, interval);
  await releaseDead(held);

  return {
    register: async (lockOwner) => {
      owner = lockOwner;
      await state(held, lockOwner);
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await working;
      if (owner !== null) {
        const leave = "delete from jobs.worker_processes where lock_owner = $1";
        await held.client.query(leave, [owner]).catch(() => {});
      }
      await held.client.end().catch(() => {});
    },
  };
}

type Held = { client: pg.Client; number: number; lost: boolean };

async function hold(connectionString: string): Promise<Held> {
  const client = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 5000 });
  const held: Held = { client, number: randomInt(1, 2 ** 31 - 1), lost: false };
  client.on("error", () => {
    held.lost = true;
  });
  client.on("end", () => {
    held.lost = true;
  });
  await client.connect();
  await client.query("select pg_advisory_lock($1, $2)", [lockSpace, held.number]);
  return held;
}

async function state(held: Held, lockOwner: string): Promise<void> {
  await held.client.query(
    `insert into jobs.worker_processes (lock_owner, process_no) values ($1, $2)
     on conflict (lock_owner) do update set process_no = excluded.process_no`,
    [lockOwner, held.number],
  );
}

/**
 * Forgets dead workers and frees their jobs in one transaction: a reaper dying in between would lose the owner's name.
 * The notification wakes a waiting worker at once. Returns how many workers were dead.
 */
async function releaseDead(held: { client: pg.Client; number: number }): Promise<number> {
  const { client } = held;
  await client.query("begin");
  try {
    const found = await client.query<{ lock_owner: string }>(
      `delete from jobs.worker_processes
       where process_no <> $1 and pg_try_advisory_xact_lock($2, process_no) returning lock_owner`,
      [held.number, lockSpace],
    );
    const owners = found.rows.map((row) => row.lock_owner);
    if (owners.length > 0) {
      await client.query("select graphile_worker.force_unlock_workers($1::text[])", [owners]);
      await client.query("select pg_notify('jobs:insert', $1)", [
        JSON.stringify({ r: Math.random(), count: 8 }),
      ]);
    }
    await client.query("commit");
    return owners.length;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}
