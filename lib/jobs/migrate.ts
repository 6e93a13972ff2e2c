import "server-only";
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { quietLogger } from "./logger";

/**
 * Makes or updates the queue's own schema and our table of living workers, and lets the worker's login use them.
 * Called by whoever owns the database, before any worker starts. The queue's tables have row security without a policy,
 * so without the policies made here even a login with grants sees no job; nobody else gets any. `enqueue_job()` runs as
 * portal_maintenance, which passes row security and is within nobody's reach.
 */
export async function migrateJobs(ownerUrl: string, workerLogin = "portal_worker"): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
  });
  try {
    const utils = await makeWorkerUtils({ pgPool: pool, logger: quietLogger });
    await utils.migrate();
    await utils.release();
    await pool.query(livingWorkersSql);
    await pool.query(grantSql(workerLogin));
  } finally {
    await pool.end();
  }
}

const livingWorkersSql = `
  create schema if not exists jobs;
  create table if not exists jobs.worker_processes (
    lock_owner text primary key,
    process_no integer not null,
    started_at timestamptz not null default now()
  );
`;

/** The login's name is a constant of ours, never input; still it is quoted. */
function grantSql(login: string): string {
  const role = `"${login.replaceAll('"', '""')}"`;
  return `
    revoke all on schema graphile_worker, jobs from public;
    revoke all on all functions in schema graphile_worker from public;
    grant usage on schema graphile_worker, jobs to ${role};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
    grant select, insert, update, delete on jobs.worker_processes to ${role};
    grant usage on all sequences in schema graphile_worker to ${role};
    grant execute on all functions in schema graphile_worker to ${role};
    grant usage on schema graphile_worker to portal_maintenance;
    grant select, insert, update, delete on all tables in schema graphile_worker to portal_maintenance;
    grant usage on all sequences in schema graphile_worker to portal_maintenance;
    grant execute on all functions in schema graphile_worker to portal_maintenance;
    do $$
    declare name regclass;
    begin
      for name in select oid from pg_class
        where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
          and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'worker')
      loop
        execute format('create policy worker on %s to ${role} using (true) with check (true)', name);
      end loop;
    end $$;
  `;
}
