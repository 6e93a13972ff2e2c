import type { ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { endpoints } from "@/db/schema/endpoints";
import type { Viewer } from "@/lib/auth/actor";
import { beijingClock } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { makeEndpoint, smallQuestion } from "@/lib/testing/endpoints";
import { type CountingServer, patient, startCounting, streamOut } from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { callEndpoint } from "./call";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let server: CountingServer;
/** Streams that wait for the test's word. */
let open: ServerResponse[];

const answer = sse([chunk({ content: "2" }), finished, usageEvent, "[DONE]"]);
const answerAll = () => {
  for (const response of open.splice(0)) response.end(answer);
};

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
beforeEach(async () => {
  open = [];
  server = await startCounting((_, response) => {
    if (isHeld) open.push(response.writeHead(200, { "content-type": "text/event-stream" }));
    else streamOut(response, [answer]);
  });
  vi.stubEnv("PORTAL_INSTANCE", "live");
  vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", String(server.port));
});
let isHeld = false;
afterEach(async () => {
  isHeld = false;
  await server.close();
  vi.unstubAllEnvs();
  await portal.asMaintenance((tx) => tx.execute(sql`delete from rate_limits`));
});
afterAll(() => portal.close());

type Change = Partial<typeof endpoints.$inferInsert> & { key?: string };
const make = (change: Change = {}) => makeEndpoint(portal, hospital, server.port, change);
const job = () => ({
  kind: "system" as const,
  role: "system" as const,
  job: "test.job",
  institutionId: hospital.id,
  request: { requestId: newId(), address: null },
});
const ask = (endpointId: string, more: Partial<Parameters<typeof callEndpoint>[0]> = {}) =>
  callEndpoint({
    actor: job(),
    institutionId: hospital.id,
    endpointId,
    purpose: "spot-check",
    request: smallQuestion,
    ...more,
  });
const rowsOf = (endpointId: string) =>
  portal.asMaintenance(async (tx) => ({
    usage: await tx.execute(
      sql`select calls, reserved_tokens::int as reserved, settled_tokens::int as settled, reserved_ms::int as "reservedMs" from endpoint_usage where endpoint_id = ${endpointId}`,
    ),
    calls: await tx.execute(
      sql`select outcome, reason, tokens, purpose, user_id as "userId" from endpoint_calls where endpoint_id = ${endpointId}`,
    ),
  }));

describe("an approved endpoint", () => {
  it("answers, and the call is settled by the server's own count", async () => {
    const { id } = await make();
    const accepted = vi.fn();
    const result = await ask(id, { actor: reviewer, purpose: "trial", onAccepted: accepted });
    expect(result).toMatchObject({
      kind: "done",
      reading: { answer: "2", verdict: { kind: "answer" } },
      served: {
        endpointId: id,
        address: `http://127.0.0.1:${server.port}/v1`,
        modelIdSent: "m",
        isSimulator: false,
      },
    });
    expect(accepted).toHaveBeenCalledTimes(1);
    expect(await rowsOf(id)).toMatchObject({
      usage: [{ calls: 1, reserved: 0, settled: 13, reservedMs: 0 }],
      calls: [{ outcome: "answer", reason: null, tokens: 13, purpose: "trial", userId: reviewer.userId }],
    });
  });

  it("is asked for the record's model, in the record's way, with its key", async () => {
    const { id } = await make({ key: "sk-0123456789abcdef", modelIdSent: "ds_r1" });
    await ask(id);
    expect(server.headers[0]?.authorization).toBe("Bearer sk-0123456789abcdef");
    expect(server.requests).toEqual(["POST /v1/chat/completions"]);
  });
});

describe("nothing is sent", () => {
  const minute = 60_000;
  const clock = (offset: number) => beijingClock(new Date(Date.now() + offset));
  const cases: [string, string, () => Change][] = [
    ["not-approved", "a draft", () => ({ state: "draft" })],
    ["not-approved", "one that waits", () => ({ state: "pending" })],
    ["not-approved", "a refused one", () => ({ state: "refused" })],
    ["not-approved", "a suspended one", () => ({ state: "suspended" })],
    ["killed", "one that was switched off", () => ({ killedAt: new Date(), killReason: "检修" })],
    [
      "quiet-hours",
      "one in its quiet hours",
      () => ({ quietFrom: clock(-2 * minute), quietTo: clock(2 * minute) }),
    ],
    ["budget", "a budget of no calls", () => ({ budgetCalls: 0 })],
    ["budget", "a budget of fewer tokens than may be needed", () => ({ budgetTokens: 105 })],
    ["budget", "a budget of no seconds", () => ({ budgetSeconds: 0 })],
  ];

  it.each(cases)("%s: to %s", async (reason, _, change) => {
    const { id } = await make(change());
    expect(await ask(id)).toEqual({ kind: "refused", reason });
    expect(server.connections().opened).toBe(0);
  });

  it("to another hospital's endpoint, which is not told from none", async () => {
    const { id } = await make();
    const other = await makeHospital(portal);
    const far = await makeReviewer(portal, "440000");
    for (const actor of [other.it, far, { ...job(), institutionId: other.id }]) {
      expect(await ask(id, { actor })).toEqual({ kind: "refused", reason: "not-found" });
      expect(await ask(newId(), { actor })).toEqual({ kind: "refused", reason: "not-found" });
    }
    // Its own institution's id does not make a stranger's endpoint its own.
    expect(await ask(id, { actor: other.it, institutionId: other.id })).toEqual({
      kind: "refused",
      reason: "not-found",
    });
    expect(server.connections().opened).toBe(0);
  });

  it("with a key that belongs to another row", async () => {
    const [mine, theirs] = [
      await make({ key: "sk-one-one-one-one" }),
      await make({ key: "sk-two-two-two-two" }),
    ];
    await portal.asMaintenance((tx) =>
      tx.execute(
        sql`update endpoint_keys k set sealed = o.sealed, nonce = o.nonce from endpoint_keys o where k.id = ${mine.id} and o.id = ${theirs.id}`,
      ),
    );
    expect(await ask(mine.id)).toEqual({ kind: "refused", reason: "key-unreadable" });
    expect(server.connections().opened).toBe(0);
    expect((await rowsOf(mine.id)).usage).toMatchObject([{ reserved: 0 }]);
  });
});

describe("places", () => {
  it("of 50 that begin at once exactly as many pass as the endpoint allows", async () => {
    isHeld = true;
    const { id } = await make({ maxInFlight: 7, perMinute: 100 });
    let ended = 0;
    const starts = Array.from({ length: 50 }, () => ask(id).finally(() => (ended += 1)));
    await expect.poll(() => ended, patient).toBe(43);
    await expect.poll(() => open.length, patient).toBe(7);
    answerAll();
    const results = await Promise.all(starts);
    expect(results.filter(({ kind }) => kind === "done")).toHaveLength(7);
    expect(results.filter((one) => one.kind === "refused" && one.reason === "busy")).toHaveLength(43);
    expect(server.requests).toHaveLength(7);
    isHeld = false;
    expect((await ask(id)).kind).toBe("done");
  });

  it("of one minute are counted, whatever became of them", async () => {
    const { id } = await make({ perMinute: 3 });
    for (let n = 0; n < 3; n += 1) expect((await ask(id)).kind).toBe("done");
    expect(await ask(id)).toEqual({ kind: "refused", reason: "rate" });
    expect(server.requests).toHaveLength(3);
  });

  it("of a person are four at once, at whichever endpoints of whichever hospitals", async () => {
    isHeld = true;
    const other = await makeHospital(portal);
    const spacious = { maxInFlight: 10, perMinute: 100 };
    const made = [
      { institutionId: hospital.id, ...(await make(spacious)) },
      { institutionId: hospital.id, ...(await make(spacious)) },
      { institutionId: other.id, ...(await makeEndpoint(portal, other, server.port, spacious)) },
    ];
    let ended = 0;
    const starts = Array.from({ length: 12 }, (_, at) => {
      const { id, institutionId } = made[at % made.length] ?? { id: "", institutionId: "" };
      const of = { institutionId, actor: reviewer, purpose: "trial" } as const;
      return ask(id, of).finally(() => (ended += 1));
    });
    await expect.poll(() => ended, patient).toBe(8);
    await expect.poll(() => open.length, patient).toBe(4);
    // Somebody else has places of their own, and so has a check that the same person started.
    const others = [
      ask(made[2]?.id ?? "", { institutionId: other.id, actor: other.it, purpose: "trial" }),
      ask(made[0]?.id ?? "", { startedBy: reviewer.userId }),
    ];
    await expect.poll(() => open.length, patient).toBe(6);
    answerAll();
    const results = await Promise.all(starts);
    expect(results.filter(({ kind }) => kind === "done")).toHaveLength(4);
    expect(results.filter((one) => one.kind === "refused" && one.reason === "person-busy")).toHaveLength(8);
    expect((await Promise.all(others)).map(({ kind }) => kind)).toEqual(["done", "done"]);
    isHeld = false;
    const again = { institutionId: other.id, actor: reviewer, purpose: "trial" } as const;
    expect((await ask(made[2]?.id ?? "", again)).kind).toBe("done");
  });

  it("of a process that died are free again when its call would have ended at the latest", async () => {
    const { id } = await make({ maxInFlight: 1 });
    await ask(id);
    const lost = (interval: string) =>
      portal.asMaintenance((tx) =>
        tx.execute(
          sql`update endpoint_calls set ended_at = null, outcome = null, expires_at = now() + ${interval}::interval where endpoint_id = ${id}`,
        ),
      );
    await lost("1 minute");
    expect(await ask(id)).toEqual({ kind: "refused", reason: "busy" });
    await lost("-1 second");
    expect((await ask(id)).kind).toBe("done");
  });
});

describe("a call that is stopped", () => {
  it("by who asked frees the model at once and is settled by what passed", async () => {
    isHeld = true;
    const { id } = await make();
    const leaving = new AbortController();
    const asked = ask(id, { signal: leaving.signal });
    await expect.poll(() => open.length, patient).toBe(1);
    leaving.abort();
    expect(await asked).toMatchObject({
      kind: "done",
      reading: { verdict: { problem: { kind: "aborted" } } },
    });
    await expect.poll(() => server.connections().open, patient).toBe(0);
    expect(await rowsOf(id)).toMatchObject({
      usage: [{ reserved: 0 }],
      calls: [{ outcome: "error", reason: "stopped" }],
    });
  });

  it("by the kill switch ends within seconds", async () => {
    isHeld = true;
    const { id } = await make();
    const asked = ask(id);
    await expect.poll(() => open.length, patient).toBe(1);
    await portal.asMaintenance((tx) =>
      tx.execute(sql`update endpoints set killed_at = now(), kill_reason = '检修' where id = ${id}`),
    );
    expect(await asked).toMatchObject({ reading: { verdict: { problem: { kind: "aborted" } } } });
    await expect.poll(() => server.connections().open, patient).toBe(0);
  });
});
