import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/actor";
import { scopeOf } from "@/lib/auth/actor";
import { databaseCode, scoped } from "@/lib/database";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import type { JobContract } from "./contract";
import { enqueueJob } from "./enqueue";

const contract: JobContract<{ institutionId: string; note: string }> = {
  name: "test.asked",
  payload: z.strictObject({ institutionId: z.uuid(), note: z.string() }),
  key: ({ note }) => `asked ${note}`,
  queue: () => "one by one",
  maxAttempts: 3,
};

let portal: TestPortal;
let hospital: TestHospital;
let stranger: Viewer;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal, "330000");
  stranger = await makeReviewer(portal, "440000");
});
afterAll(() => portal.close());

const jobs = (note: string) =>
  portal.asMaintenance((tx) =>
    tx.execute<Record<string, unknown>>(
      sql`select job.payload, job.key, job.max_attempts, queue.queue_name
        from graphile_worker._private_jobs job join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
        where job.payload->>'note' = ${note}`,
    ),
  );
const ask = (actor: Viewer, note: string) =>
  scoped(scopeOf(actor), (tx) => enqueueJob(tx, contract, { institutionId: hospital.id, note }));

describe("a job that a request asks for", () => {
  it("is in the queue with what it is told, once for a key, for whoever has the institution in scope", async () => {
    await ask(hospital.it, "a");
    await ask(await makeReviewer(portal, "330000"), "a");
    expect(await jobs("a")).toEqual([
      {
        payload: { institutionId: hospital.id, note: "a" },
        key: "asked a",
        max_attempts: 3,
        queue_name: "one by one",
      },
    ]);
  });

  it("is refused for an institution out of scope", async () => {
    const other = await makeHospital(portal, "330000");
    const refusals = [stranger, other.it].map((actor) => ask(actor, "b").catch(databaseCode));
    expect(await Promise.all(refusals)).toEqual(["42501", "42501"]);
    expect(await jobs("b")).toEqual([]);
  });

  it("is not there when its transaction is taken back", async () => {
    const work = scoped(scopeOf(hospital.it), async (tx) => {
      await enqueueJob(tx, contract, { institutionId: hospital.id, note: "c" });
      throw new Error("taken back");
    });
    await expect(work).rejects.toThrow("taken back");
    expect(await jobs("c")).toEqual([]);
  });
});
