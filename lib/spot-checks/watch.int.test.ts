import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { memberships, sessions } from "@/db/schema/users";
import type { Viewer } from "@/lib/auth/actor";
import { newId } from "@/lib/ids";
import type { Simulator } from "@/lib/llm/simulator/server";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { askCheck, checkable, startTestModel, work } from "@/lib/testing/spot-checks";
import { watchSpotCheck } from "./body-commands";
import { stopSpotCheck } from "./commands";
import { checkEvents } from "./event-stream";
import type { LiveEvent, LiveState } from "./live";
import { notifyWatchers } from "./notify";
import { readEvents } from "./queries";
import { MOST_WATCHED } from "./rules";
import { checkStream } from "./stream-answer";
import { isWatched } from "./watchers";

let portal: TestPortal;
let hospital: TestHospital;
let reviewer: Viewer;
let simulator: Simulator;

beforeAll(async () => {
  portal = await openTestPortal();
});
beforeEach(async () => {
  simulator = await startTestModel({ firstMs: 20, pieceMs: 2 });
  hospital = await makeHospital(portal);
  reviewer = await makeReviewer(portal);
});
afterEach(async () => {
  await simulator.close();
  vi.unstubAllEnvs();
});
afterAll(() => portal.close());

const started = async () => {
  const { deploymentId } = await checkable(portal, hospital, simulator.port, {
    modelIdSent: "simulator-slow",
  });
  return (await askCheck(reviewer, deploymentId)).id;
};

type Told = { id: number | null; event: string; data: string };
function parse(text: string): Told {
  const line = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1];
  const id = line("id");
  return {
    id: id === undefined ? null : Number(id),
    event: line("event") ?? "beat",
    data: line("data") ?? "",
  };
}
async function all(viewer: Viewer, checkId: string, after: number, leaving = new AbortController().signal) {
  const told: Told[] = [];
  for await (const text of checkEvents({ viewer, checkId, after, leaving })) told.push(parse(text));
  return told;
}
const eventsIn = (told: readonly Told[]) =>
  told.filter(({ event }) => event === "events").flatMap(({ data }) => JSON.parse(data) as LiveEvent[]);
const statesIn = (told: readonly Told[]) =>
  told.filter(({ event }) => event === "state").map(({ data }) => (JSON.parse(data) as LiveState).state);

describe("who watches a check", () => {
  it("is told everything in order, from the first question to the end", async () => {
    const id = await started();
    const watching = all(reviewer, id, 0);
    await work(hospital, id);
    const told = await watching;
    // Whether the watcher or the worker is there first is chance.
    expect(statesIn(told).filter((state) => state !== "queued")).toEqual(["running", "done"]);
    expect(told.at(-1)?.event).toBe("end");
    const events = eventsIn(told);
    const count = (kind: LiveEvent["kind"]) => events.filter((event) => event.kind === kind).length;
    expect([count("began"), count("graded")]).toEqual([14, 14]);
    const [first] = events;
    const text = events.flatMap((event) =>
      event.kind === "text" && event.sample === first?.sample ? [event] : [],
    );
    expect(text.map(({ reasoning }) => reasoning).join("")).toContain("模拟器在假装思考");
    expect(text.map(({ content }) => content).join("").length).toBeGreaterThan(3);
  });

  it("and comes again after an event is told the rest, each once", async () => {
    const id = await started();
    await work(hospital, id);
    const whole = await all(hospital.quality, id, 0);
    const ids = whole.flatMap((told) => told.id ?? []);
    const [middle] = ids.slice(Math.floor(ids.length / 2));
    const rest = await all(hospital.quality, id, middle ?? 0);
    expect(rest.flatMap((told) => told.id ?? [])).toEqual(ids.filter((one) => one > (middle ?? 0)));
    expect(statesIn(rest)).toEqual(["done"]);
  });

  it("leaves, and the check goes on", async () => {
    const id = await started();
    const leaving = new AbortController();
    const watching = all(reviewer, id, 0, leaving.signal);
    const running = work(hospital, id);
    leaving.abort();
    expect((await watching).at(-1)?.event).not.toBe("end");
    await running;
    expect((await readEvents(reviewer, { id, after: 0 })).state.state).toBe("done");
  });

  it("leaves in the middle, and nothing of the watching is left", async () => {
    const id = await started();
    await work(hospital, id);
    const { body } = await checkStream(reviewer, id, { after: 0, requestId: "request-of-a-test" });
    const reader = body?.getReader();
    await reader?.read();
    expect(isWatched(id)).toBe(true);
    await reader?.cancel();
    expect(isWatched(id)).toBe(false);
  });

  it("watches only so many at once, and the next when a page has gone or never came about", async () => {
    const id = await started();
    await work(hospital, id);
    const open = () => checkStream(reviewer, id, { after: 0, requestId: "request-of-a-test" });
    const unknown = () => checkStream(reviewer, newId(), { after: 0, requestId: "request-of-a-test" });
    await expect(unknown()).rejects.toMatchObject({ code: "record.not-found" });
    const pages = await Promise.all(Array.from({ length: MOST_WATCHED }, open));
    const refusal = { code: "spot-check.too-many-watched", status: 429, values: { count: MOST_WATCHED } };
    await expect(open()).rejects.toMatchObject(refusal);
    const [watched] = await portal.asMaintenance((tx) =>
      tx.execute<{ n: number }>(
        sql`select count(*)::int as n from audit_events where action = 'spot-check.watched' and object_id = ${id}`,
      ),
    );
    expect(watched?.n).toBe(MOST_WATCHED);
    const { body } = await checkStream(hospital.it, id, { after: 0, requestId: "request-of-a-test" });
    await Promise.all([body?.cancel(), pages[0]?.body?.cancel()]);
    const [again] = [await open(), await expect(open()).rejects.toMatchObject(refusal)];
    await Promise.all([again, ...pages.slice(1)].map((page) => page.body?.cancel()));
  });

  it("sees nothing more once signed out", async () => {
    const id = await started();
    const leaving = new AbortController().signal;
    const events = checkEvents({ viewer: reviewer, checkId: id, after: 0, leaving, beatMs: 20 });
    expect(parse(String((await events.next()).value)).event).toBe("state");
    expect(String((await events.next()).value)).toBe(": still here\n\n");
    await portal.asMaintenance((tx) =>
      tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, reviewer.sessionId)),
    );
    const rest: string[] = [];
    for await (const text of events) rest.push(text);
    expect(rest.filter((text) => text.includes("data:"))).toEqual([]);
  });

  it("sees nothing more once their seat is another's, however much happens meanwhile", async () => {
    const id = await started();
    const leaving = new AbortController();
    const watcher = await makeReviewer(portal);
    const events = checkEvents({
      viewer: watcher,
      checkId: id,
      after: 0,
      leaving: leaving.signal,
      beatMs: 300,
    });
    await events.next();
    await portal.asMaintenance((tx) =>
      tx
        .update(memberships)
        .set({ jurisdictionCode: "440000" })
        .where(eq(memberships.userId, watcher.userId)),
    );
    // Woken again and again, as a check does that is being answered.
    const waking = setInterval(
      () => portal.asMaintenance((tx) => notifyWatchers(tx, id)).catch(() => {}),
      50,
    );
    const rest = (async () => {
      for await (const _ of events);
      return "over";
    })();
    const outcome = await Promise.race([rest, pause(4_000, "still watching")]);
    clearInterval(waking);
    leaving.abort();
    await rest;
    expect(outcome).toBe("over");
  });

  it("from another hospital or province is told that there is no such check", async () => {
    const id = await started();
    await stopSpotCheck(reviewer, { id });
    const strangers = [(await makeHospital(portal)).it, await makeReviewer(portal, "440000")];
    for (const stranger of strangers) {
      await expect(watchSpotCheck(stranger, { id })).rejects.toMatchObject({ code: "record.not-found" });
      expect(await all(stranger, id, 0)).toEqual([]);
    }
  });
});
