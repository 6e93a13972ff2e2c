import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Viewer } from "@/lib/auth/actor";
import { rowsOf } from "@/lib/testing/gate-world";
import { type CountingServer, startCounting, streamOut } from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { askCheck, checkable, work } from "@/lib/testing/spot-checks";
import { readSampleBody } from "./body-commands";
import { gradeSample } from "./commands";
import { getSpotCheck } from "./queries";
import { spotCheckItems } from "./suites";
import { tidyChecks } from "./tidy";

/** Words that stand nowhere else. */
const MARKERS = ["标记甲zq81", "标记乙zq82"] as const;

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let server: CountingServer;
let logged: string;

beforeAll(async () => {
  portal = await openTestPortal();
  reviewer = await makeReviewer(portal);
});
beforeEach(async () => {
  const pieces = [chunk({ reasoning_content: MARKERS[0] }), chunk({ content: `${MARKERS[1]}\n答案：A` })];
  server = await startCounting((request, response) => {
    if (request.method === "GET") return void response.end('{"data":[{"id":"m"}]}');
    streamOut(response, [sse([...pieces, finished, usageEvent, "[DONE]"])]);
  });
  vi.stubEnv("PORTAL_INSTANCE", "live");
  vi.stubEnv("ALLOW_LOOPBACK_ENDPOINT_PORTS", String(server.port));
  logged = "";
  for (const name of ["log", "error", "warn", "info"] as const) {
    vi.spyOn(console, name).mockImplementation((...said) => {
      logged += said.map(String).join(" ");
    });
  }
  hospital = await makeHospital(portal);
});
afterEach(async () => {
  await server.close();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => portal.close());

async function checked(asker: Viewer = reviewer) {
  const { deploymentId } = await checkable(portal, hospital, server.port, { modelIdSent: "m" });
  const { id } = await askCheck(asker, deploymentId, { suites: ["spot-check-items@1"] });
  await work(hospital, id);
  const { items } = await getSpotCheck(reviewer, { id });
  const sample = items.flatMap((item) => item.samples).find(({ figures }) => figures?.status === "fail");
  if (sample === undefined) throw new Error("a wrong answer");
  return { id, sampleId: sample.id };
}
const trail = async (action: string) =>
  portal.asMaintenance((tx) =>
    tx.execute<Record<string, unknown>>(
      sql`select actor_id as actor, event->'detail' as detail from audit_events where institution_id = ${hospital.id} and action = ${action} order by seq`,
    ),
  );

describe("what was asked and answered", () => {
  it("lies in no table and no log in clear, and is read by those entitled", async () => {
    const { sampleId } = await checked();
    const body = await readSampleBody(reviewer, { id: sampleId });
    expect([body.reasoning, body.answer]).toEqual([MARKERS[0], `${MARKERS[1]}\n答案：A`]);
    const question = body.messages[0]?.content ?? "";
    expect(spotCheckItems.items.map(({ messages }) => messages[0]?.content)).toContain(question);
    const stored = await rowsOf(portal, hospital.id);
    for (const word of [...MARKERS, question.slice(0, 20)]) {
      expect([word, stored.includes(word), logged.includes(word)]).toEqual([word, false, false]);
    }
  });

  it("carries a canary of its own in every call, so that no kept prompt tells one call from another", async () => {
    const { deploymentId } = await checkable(portal, hospital, server.port, { modelIdSent: "m" });
    const { id } = await askCheck(reviewer, deploymentId, { samplesPerItem: 2 });
    await work(hospital, id);
    const { items } = await getSpotCheck(reviewer, { id });
    const canaries = await Promise.all(
      items
        .flatMap(({ samples }) => samples)
        .map(async (sample) => (await readSampleBody(reviewer, { id: sample.id })).canary),
    );
    const carried = canaries.filter((canary) => canary !== null);
    expect(carried.length).toBeGreaterThanOrEqual(4);
    // Two random bytes: among so few, two are alike less than once in a hundred runs, three never.
    expect(new Set(carried).size).toBeGreaterThanOrEqual(carried.length - 1);
  });

  it("leaves each reading in the hospital's trail, under the reader's name", async () => {
    const { sampleId } = await checked();
    await readSampleBody(reviewer, { id: sampleId });
    await readSampleBody(hospital.quality, { id: sampleId });
    expect(await trail("spot-check.read")).toMatchObject([
      { actor: reviewer.userId, detail: { sample: sampleId } },
      { actor: hospital.quality.userId, detail: { sample: sampleId } },
    ]);
    const stranger = await makeReviewer(portal, "440000");
    await expect(readSampleBody(stranger, { id: sampleId })).rejects.toMatchObject({
      code: "record.not-found",
    });
  });

  it("is deleted when its time is over; grades and digests stay", async () => {
    const { id, sampleId } = await checked();
    await tidyChecks();
    expect((await readSampleBody(reviewer, { id: sampleId })).answer).toContain(MARKERS[1]);
    await portal.asMaintenance(async (tx) => {
      await tx.execute(sql`update spot_check_bodies set retain_until = now() where check_id = ${id}`);
      await tx.execute(sql`update spot_checks set ended_at = now() - interval '2 hours' where id = ${id}`);
    });
    await tidyChecks();
    await expect(readSampleBody(reviewer, { id: sampleId })).rejects.toMatchObject({
      code: "spot-check.no-body",
    });
    expect(await trail("spot-check.bodies-deleted")).toMatchObject([
      { actor: null, detail: { deleted: 30 } },
    ]);
    const [left] = await portal.asMaintenance((tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from spot_check_events where check_id = ${id}`),
    );
    expect(left?.n).toBe(0);
    expect((await getSpotCheck(reviewer, { id })).totals.asked).toBe(30);
  });
});

describe("a grade by hand", () => {
  it("stands beside the grader's, counts into the agreement, and the last word counts", async () => {
    const { id, sampleId } = await checked();
    await gradeSample(reviewer, { id: sampleId, status: "pass", reason: "选项写在正文里" });
    expect((await getSpotCheck(reviewer, { id })).totals.agreement).toMatchObject({ count: 0, n: 1 });
    await gradeSample(reviewer, { id: sampleId, status: "fail", reason: "复核后仍为错误" });
    const { totals, items } = await getSpotCheck(hospital.it, { id });
    expect(totals.agreement).toMatchObject({ count: 1, n: 1, share: 1 });
    const graded = items.flatMap((item) => item.samples).find((sample) => sample.id === sampleId);
    expect(graded).toMatchObject({ figures: { status: "fail" }, human: { status: "fail", by: "审评员" } });
    expect(await trail("spot-check.graded")).toHaveLength(2);
  });

  it("of a check that an authority asked for is not the hospital's to give; of its own it is", async () => {
    const { sampleId } = await checked();
    const verdict = { status: "pass", reason: "没有问题" };
    await expect(gradeSample(hospital.quality, { id: sampleId, ...verdict })).rejects.toMatchObject({
      code: "spot-check.not-yours",
    });
    const own = await checked(hospital.it);
    await gradeSample(hospital.quality, { id: own.sampleId, ...verdict });
    expect((await getSpotCheck(reviewer, { id: own.id })).totals.agreement.n).toBe(1);
  });
});
