import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { beijingClock } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { reserveCall } from "@/lib/endpoints/reserve";
import type { Simulator } from "@/lib/llm/simulator/server";
import { type CountingServer, patient, startCounting } from "@/lib/testing/llm-server";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import {
  askCheck,
  checkable,
  checkRow,
  sampleStatesOf,
  startTestModel,
  work,
} from "@/lib/testing/spot-checks";
import { pauseSpotCheck, resumeSpotCheck, stopSpotCheck } from "./commands";
import { getSpotCheck, readEvents } from "./queries";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let simulator: Simulator;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
beforeEach(async () => {
  hospital = await makeHospital(portal);
});
afterEach(async () => {
  await simulator.close();
  vi.unstubAllEnvs();
});
afterAll(() => portal.close());

const started = async (change: Parameters<typeof checkable>[3] = {}, form: Record<string, unknown> = {}) => {
  const { deploymentId } = await checkable(portal, hospital, simulator.port, change);
  return (await askCheck(reviewer, deploymentId, form)).id;
};
const actionsOf = async () => {
  const rows = await portal.asMaintenance((tx) =>
    tx.execute<{ action: string }>(
      sql`select action from audit_events where institution_id = ${hospital.id} and action like 'spot-check.%' order by seq`,
    ),
  );
  return rows.map(({ action }) => action);
};
const calls = async () => {
  const [row] = await portal.asMaintenance((tx) =>
    tx.execute<{ n: number }>(
      sql`select count(*)::int as n from endpoint_calls where institution_id = ${hospital.id} and tokens > 0`,
    ),
  );
  return row?.n ?? 0;
};
/** When the check's job runs next. */
const queuedFor = async (id: string) => {
  const [job] = await portal.owner.run((tx) =>
    tx.execute<{ at: string }>(
      sql`select run_at as at from graphile_worker._private_jobs where payload->>'checkId' = ${id}`,
    ),
  );
  return new Date(String(job?.at));
};

describe("a check", () => {
  it("asks every item as often as it was told, grades each answer and ends as a hashed record", async () => {
    simulator = await startTestModel();
    const id = await started({}, { suites: ["spot-check-items@1"], samplesPerItem: 3 });
    await work(hospital, id);
    const { row, items, totals } = await getSpotCheck(reviewer, { id });
    expect(row).toMatchObject({ state: "done", identityVerdict: null, modelSent: "simulator-good" });
    expect(row.resultDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(row.evidence).toMatchObject({ listed: { id: "simulator-good", contextTokens: 8192 } });
    expect(items).toHaveLength(30);
    expect(totals).toMatchObject({ asked: 90, samples: 90, suites: [{ counts: { pass: 90 } }] });
    expect(totals.suites[0]?.passedEveryTime).toMatchObject({ count: 30, n: 30 });
    const [sample] = items[0]?.samples ?? [];
    expect(sample).toMatchObject({ state: "done", systemFingerprint: "simulator-1" });
    expect(sample?.figures?.promptTokens).toBeGreaterThan(8);
    expect(await calls()).toBe(90);
    expect(await actionsOf()).toEqual(["spot-check.started", "spot-check.began", "spot-check.done"]);
  });

  it.each([
    ["simulator-wrong", { pass: 0, "no-answer": 0, error: 0 }],
    ["simulator-cut-off", { pass: 0, fail: 0, "no-answer": 14 }],
  ])("of %s says what kind of answer each was", async (modelIdSent, counts) => {
    simulator = await startTestModel();
    const id = await started({ modelIdSent });
    await work(hospital, id);
    const { row, totals } = await getSpotCheck(reviewer, { id });
    expect(row.state).toBe("done");
    expect(totals.suites[0]?.counts).toMatchObject(counts);
  });

  it("is one of five of its deployment that are open, however many are asked for at once", async () => {
    simulator = await startTestModel();
    const { deploymentId } = await checkable(portal, hospital, simulator.port);
    const asked = Array.from({ length: 8 }, () => askCheck(reviewer, deploymentId));
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await expect(askCheck(hospital.it, deploymentId)).rejects.toMatchObject({ code: "spot-check.too-many" });
  });

  it("is given up when the endpoint cannot be reached, and says why", async () => {
    simulator = await startTestModel();
    const id = await started({ maxInFlight: 1 });
    await simulator.close();
    await work(hospital, id);
    expect(await checkRow(portal, id)).toMatchObject({ state: "failed", failure: "network" });
    expect(await sampleStatesOf(portal, id)).toEqual({ done: 5, pending: 9 });
  }, 60_000);
});

describe("a worker that ends in the middle", () => {
  it("killed, leaves calls open: the next run settles them and does not wait for their places", async () => {
    simulator = await startTestModel();
    const { deploymentId, id: endpointId } = await checkable(portal, hospital, simulator.port, {
      maxInFlight: 2,
    });
    const { id } = await askCheck(reviewer, deploymentId);
    const place = { institutionId: hospital.id, endpointId, userId: null };
    const system = { kind: "system", institutionId: hospital.id } as const;
    const began = new Date(Date.now() - 5_000);
    const reserve = (purpose: "spot-check" | "trial", tokens: number) =>
      scoped(system, (tx) => reserveCall(tx, { ...place, purpose, tokens }, began));
    await reserve("spot-check", 1_000);
    await reserve("trial", 70);
    await work(hospital, id);
    expect((await checkRow(portal, id)).state).toBe("done");
    const rows = await portal.asMaintenance((tx) =>
      tx.execute(sql`select purpose, reason, tokens, total_ms between 5000 and 60000 as is_timed, ended_at is null as is_open
        from endpoint_calls where endpoint_id = ${endpointId} and (reason = 'lost' or ended_at is null) order by purpose`),
    );
    expect([...rows]).toEqual([
      { purpose: "spot-check", reason: "lost", tokens: 1_000, is_timed: true, is_open: false },
      { purpose: "trial", reason: null, tokens: null, is_timed: null, is_open: true },
    ]);
    const [usage] = await portal.asMaintenance((tx) =>
      tx.execute(sql`select reserved_tokens::int as reserved, settled_tokens >= 1000 as is_settled
        from endpoint_usage where endpoint_id = ${endpointId}`),
    );
    expect(usage).toEqual({ reserved: 70, is_settled: true });
  });

  it("told to stop, gives back what it has not stored; the next one asks that and nothing twice", async () => {
    simulator = await startTestModel({ firstMs: 30, pieceMs: 5 });
    const id = await started({ modelIdSent: "simulator-slow" });
    const stopping = new AbortController();
    const first = work(hospital, id, stopping.signal);
    await vi.waitFor(async () => expect((await sampleStatesOf(portal, id)).done).toBeGreaterThan(2), patient);
    stopping.abort();
    await first;
    const before = await sampleStatesOf(portal, id);
    expect(before).not.toHaveProperty("running");
    expect(before.pending).toBeGreaterThan(0);
    expect((await checkRow(portal, id)).state).toBe("queued");
    await work(hospital, id);
    expect(await sampleStatesOf(portal, id)).toEqual({ done: 14 });
    expect(await actionsOf()).toEqual(["spot-check.started", "spot-check.began", "spot-check.done"]);
  });

  it("taken over by another stores nothing more: each sample is stored once", async () => {
    simulator = await startTestModel({ firstMs: 30, pieceMs: 5 });
    const id = await started({ modelIdSent: "simulator-slow" });
    const first = work(hospital, id);
    await vi.waitFor(async () => expect((await sampleStatesOf(portal, id)).done).toBeGreaterThan(2), patient);
    await Promise.all([first, work(hospital, id)]);
    expect(await sampleStatesOf(portal, id)).toEqual({ done: 14 });
    const [bodies] = await portal.asMaintenance((tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from spot_check_bodies where check_id = ${id}`),
    );
    expect(bodies?.n).toBe(14);
  });
});

describe("somebody else's word", () => {
  let endless: CountingServer;
  beforeEach(async () => {
    simulator = await startTestModel();
    // Answers a list of models at once, and a question never.
    endless = await startCounting((request, response) => {
      if (request.method === "GET") return void response.end('{"data":[]}');
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('data: {"choices":[{"index":0,"delta":{"reasoning_content":"…"}}]}\n\n');
    });
    vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", String(endless.port));
  });
  afterEach(() => endless.close());
  const asking = async () => {
    const { deploymentId } = await checkable(portal, hospital, endless.port, { maxInFlight: 2 });
    const { id } = await askCheck(reviewer, deploymentId);
    const running = work(hospital, id);
    await vi.waitFor(
      () => expect(endless.requests.filter((line) => line.startsWith("POST"))).toHaveLength(2),
      patient,
    );
    return { id, running };
  };

  it("stops the check, and the model within two seconds", async () => {
    const { id, running } = await asking();
    const from = performance.now();
    await stopSpotCheck(reviewer, { id });
    await vi.waitFor(() => expect(endless.connections().open).toBe(0), { timeout: 2_000, interval: 20 });
    expect(performance.now() - from).toBeLessThan(2_000);
    await running;
    expect(await checkRow(portal, id)).toMatchObject({ state: "stopped" });
    expect(await sampleStatesOf(portal, id)).toEqual({ pending: 14 });
    await expect(stopSpotCheck(reviewer, { id })).rejects.toMatchObject({ code: "record.wrong-state" });
  });

  it("of the hospital holds it with a reason that the reviewer reads, and lets it go on", async () => {
    const { id, running } = await asking();
    await expect(stopSpotCheck(hospital.it, { id })).rejects.toMatchObject({ code: "spot-check.not-yours" });
    await pauseSpotCheck(hospital.quality, { id, reason: "正在切换备用机房" });
    await running;
    expect(endless.connections().open).toBe(0);
    const { state } = await readEvents(reviewer, { id, after: 0 });
    expect(state).toMatchObject({ state: "paused", pauseReason: "正在切换备用机房" });
    await work(hospital, id);
    expect(await sampleStatesOf(portal, id)).toEqual({ pending: 14 });
    await resumeSpotCheck(hospital.it, { id });
    expect((await checkRow(portal, id)).state).toBe("queued");
    expect(await actionsOf()).toContain("spot-check.resumed");
  });
});

describe("a limit of the endpoint", () => {
  it("of its day's budget makes the check wait for the next day in Beijing, and it says so", async () => {
    simulator = await startTestModel();
    const id = await started({ budgetCalls: 4, maxInFlight: 1 });
    await work(hospital, id);
    const row = await checkRow(portal, id);
    expect(row).toMatchObject({ state: "queued", waits_for: "budget" });
    expect(new Date(String(row.waits_until)).toISOString()).toMatch(/T16:00:00\.000Z$/);
    // One of the four read what the endpoint says of itself.
    expect(await sampleStatesOf(portal, id)).toEqual({ done: 3, pending: 11 });
  });

  it("of quiet hours makes a check begun in them wait for their end, and it says so", async () => {
    simulator = await startTestModel();
    const hour = (from: number) => beijingClock(new Date(Date.now() + from * 3_600_000));
    const id = await started({ quietFrom: hour(-1), quietTo: hour(1) });
    await work(hospital, id);
    const { state } = await readEvents(hospital.it, { id, after: 0 });
    expect(state).toMatchObject({ state: "queued", waitsFor: "quiet-hours" });
    const until = new Date(state.waitsUntil ?? "");
    expect([beijingClock(until), until.getTime() > Date.now()]).toEqual([hour(1), true]);
    expect(await queuedFor(id)).toEqual(until);
    expect([await calls(), await sampleStatesOf(portal, id)]).toEqual([0, { pending: 14 }]);
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update endpoints set quiet_from = null, quiet_to = null where institution_id = ${hospital.id}`,
      ),
    );
    await work(hospital, id);
    expect(await checkRow(portal, id)).toMatchObject({ state: "done", waits_for: null });
  });

  it("that switches it off makes the check wait until somebody switches it on", async () => {
    simulator = await startTestModel();
    const id = await started();
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update endpoints set killed_at = now(), kill_reason = '维护' where institution_id = ${hospital.id}`,
      ),
    );
    await work(hospital, id);
    expect(await checkRow(portal, id)).toMatchObject({ state: "queued", waits_for: "killed" });
    expect(await calls()).toBe(0);
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update endpoints set killed_at = null, kill_reason = null where institution_id = ${hospital.id}`,
      ),
    );
    await work(hospital, id);
    expect((await checkRow(portal, id)).state).toBe("done");
  });
});
