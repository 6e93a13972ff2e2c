import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newId } from "@/lib/ids";
import { jobKinds } from "@/lib/jobs/registry";
import { runWorker } from "@/lib/jobs/worker";
import type { Simulator } from "@/lib/llm/simulator/server";
import { patient } from "@/lib/testing/llm-server";
import { makeHospital, openTestPortal, type TestPortal } from "@/lib/testing/portal";
import { askCheck, checkable, checkRow, sampleStatesOf, startTestModel } from "@/lib/testing/spot-checks";
import { runJob } from "./job";

let portal: TestPortal;
let simulator: Simulator;

beforeAll(async () => {
  portal = await openTestPortal();
  simulator = await startTestModel();
  vi.stubEnv("WORKER_DATABASE_URL", portal.workerUrl);
});
afterAll(async () => {
  await simulator.close();
  vi.unstubAllEnvs();
  await portal.close();
});

it("the check of a worker that was killed is finished by the next one, each sample once", async () => {
  const hospital = await makeHospital(portal);
  const { deploymentId } = await checkable(portal, hospital, simulator.port);
  const { id } = await askCheck(hospital.it, deploymentId);
  // As kill -9 leaves it: the job locked, the check in hand, one question asked and never answered.
  await portal.owner.run(async (tx) => {
    await tx.execute(
      sql`insert into jobs.worker_processes (lock_owner, process_no) values ('pool-killed', 7)`,
    );
    await tx.execute(sql`update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now(), attempts = 1
      where payload->>'checkId' = ${id}`);
    await tx.execute(
      sql`update graphile_worker._private_job_queues set locked_by = 'pool-killed', locked_at = now()`,
    );
  });
  await portal.asMaintenance(async (tx) => {
    await tx.execute(
      sql`update spot_checks set state = 'running', runner = ${newId()}, started_at = now() where id = ${id}`,
    );
    await tx.execute(sql`update spot_check_samples set state = 'running', runner = ${newId()}, began_at = now()
      where check_id = ${id} and ordinal = 0`);
  });
  const worker = await runWorker(jobKinds.filter(({ name }) => name === runJob.name));
  try {
    await vi.waitFor(async () => expect((await checkRow(portal, id)).state).toBe("done"), patient);
  } finally {
    await worker.stop();
  }
  expect(await sampleStatesOf(portal, id)).toEqual({ done: 14 });
  const [made] = await portal.asMaintenance((tx) =>
    tx.execute<{ bodies: number; jobs: number }>(sql`select
      (select count(*)::int from spot_check_bodies where check_id = ${id}) as bodies,
      (select count(*)::int from graphile_worker._private_jobs where payload->>'checkId' = ${id}) as jobs`),
  );
  expect(made).toEqual({ bodies: 14, jobs: 0 });
}, 60_000);
