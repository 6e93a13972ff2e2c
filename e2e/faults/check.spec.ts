import { expect, type Page, type Request, test } from "@playwright/test";
import { sendSignal } from "@/db/process-info";
import type { LiveEvent } from "@/lib/spot-checks/live";
import { accounts, signIn } from "../people";
import { type Portal, pause, removePortal, startPortal } from "../portal";
import { withSql } from "./stored";

/**
 * kill -9 of the worker in the middle of a spot check. The portal goes down with it and is started again, as whoever
 * supervises it would; from then on nobody does anything, and the page that was open stays as it was.
 */

let portal: Portal | undefined;
test.afterEach(async () => {
  if (portal !== undefined) await removePortal(portal);
});

/** Questions of the check: the Chinese probes, once each. */
const SAMPLES = 14;
/** Calls at once that the demonstration's endpoints take. */
const IN_FLIGHT = 2;

/** The first hospital's deployment that the slow simulator serves. */
async function slowDeployment(ownerUrl: string): Promise<string> {
  const [row] = await withSql(
    ownerUrl,
    (sql) => sql<{ id: string }[]>`select d.id from users u
      join memberships m on m.user_id = u.id and m.state = 'active'
      join deployments d on d.institution_id = m.institution_id
      join endpoints e on e.institution_id = d.institution_id and e.deployment_id = d.id
      where u.email = ${accounts.itOfA} and e.model_id_sent = 'simulator-slow' limit 1`,
  );
  if (row === undefined) throw new Error("no deployment behind the slow simulator");
  return row.id;
}

/** Starts a check as the page does, and leaves its stream at once. */
function startCheck(page: Page, deploymentId: string): Promise<string> {
  return page.evaluate(
    async (asked) => {
      const leaving = new AbortController();
      const answer = await fetch("/api/spot-checks", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(asked),
        signal: leaving.signal,
      });
      const first = await answer.body?.getReader().read();
      leaving.abort();
      return /"id":"([0-9a-f-]{36})"/.exec(new TextDecoder().decode(first?.value))?.[1] ?? "";
    },
    { deploymentId, suites: ["safety-probes@1"], languages: ["zh"], samplesPerItem: 1 },
  );
}

type Count = { state: string; done: number; running: number };
async function standing(ownerUrl: string, id: string): Promise<Count> {
  const [row] = await withSql(
    ownerUrl,
    (sql) => sql<Count[]>`select c.state, count(*) filter (where s.state = 'done')::int as done,
      count(*) filter (where s.state = 'running')::int as running
      from spot_checks c join spot_check_samples s on s.check_id = c.id where c.id = ${id} group by 1`,
  );
  return row ?? { state: "none", done: 0, running: 0 };
}

/** Waits until the check stands as wanted; returns how it stands. */
async function until(ownerUrl: string, id: string, isTrue: (count: Count) => boolean): Promise<Count> {
  for (const end = Date.now() + 45_000; Date.now() < end; await pause(50)) {
    const count = await standing(ownerUrl, id);
    if (isTrue(count)) return count;
  }
  throw new Error(`waited in vain: ${JSON.stringify(await standing(ownerUrl, id))}`);
}

type Batch = { id: number; events: LiveEvent[] };
const batchesIn = (text: string): Batch[] =>
  [...text.matchAll(/^id: (\d+)\nevent: events\ndata: (.*)$/gm)].map(([, id, data]) => ({
    id: Number(id),
    events: JSON.parse(data ?? "[]"),
  }));
const samplesTold = (batches: readonly Batch[], kind: LiveEvent["kind"]) =>
  batches.flatMap(({ events }) => events.flatMap((event) => (event.kind === kind ? [event.sample] : [])));

test("kill -9 of the worker in a running check: it goes on by itself, nothing lost, doubled or left set aside", async ({
  browser,
}) => {
  let running = await startPortal();
  portal = running;
  const context = await browser.newContext({ baseURL: running.baseUrl, locale: "zh-CN" });
  await signIn(context.request, accounts.itOfA);
  const page = await context.newPage();
  await page.goto("/spot-checks");
  const id = await startCheck(page, await slowDeployment(running.ownerUrl));
  const watching: Request[] = [];
  page.on("request", (request) => {
    if (request.url().includes(`/api/spot-checks/${id}/events`)) watching.push(request);
  });
  await page.goto(`/spot-checks/${id}`);

  await until(running.ownerUrl, id, (count) => count.done >= 3 && count.running === IN_FLIGHT);
  sendSignal(running.processes().worker ?? 0, "SIGKILL");
  expect(await running.exited).toBe(1);
  running = await startPortal({ dataDir: running.dataDir, port: running.port });
  portal = running;
  const after = await standing(running.ownerUrl, id);
  expect(after.done).toBeLessThan(SAMPLES);

  expect(await until(running.ownerUrl, id, ({ state }) => state === "done")).toMatchObject({
    done: SAMPLES,
    running: 0,
  });
  // The open page heard the rest and knows that it is over: nobody loaded it again.
  await expect(page.getByText("14 / 14次采样，14 / 14题")).toBeVisible();
  await expect(page.getByText("已完成").first()).toBeVisible();
  const again = await Promise.all(watching.map((request) => request.allHeaders()));
  const named = again.flatMap((headers) => headers["last-event-id"] ?? []);
  expect(named.length, "the line was made again from an event").toBeGreaterThan(0);

  const told = batchesIn(await (await context.request.get(`/api/spot-checks/${id}/events?after=0`)).text());
  expect(told.map((batch) => batch.id)).toEqual(told.map((_, at) => at + 1));
  const graded = samplesTold(told, "graded");
  expect([graded.length, new Set(graded).size]).toEqual([SAMPLES, SAMPLES]);
  expect(samplesTold(told, "began").length).toBeLessThanOrEqual(SAMPLES + IN_FLIGHT);
  const rest = await context.request.get(`/api/spot-checks/${id}/events`, {
    headers: { "last-event-id": named[0] ?? "" },
  });
  expect(batchesIn(await rest.text())).toEqual(told.filter((batch) => batch.id > Number(named[0])));

  const books = await withSql(running.ownerUrl, async (sql) => {
    const [bodies] = await sql`select count(*)::int as n, count(distinct id)::int as of
      from spot_check_bodies where check_id = ${id}`;
    const [usage] =
      await sql`select sum(calls)::int as calls, sum(reserved_tokens)::int as tokens, sum(reserved_ms)::int as ms
      from endpoint_usage u join spot_checks c on c.institution_id = u.institution_id and c.endpoint_id = u.endpoint_id
      where c.id = ${id}`;
    const calls =
      await sql`select e.reason, e.ended_at is null as open, count(*)::int as n from endpoint_calls e
      join spot_checks c on c.institution_id = e.institution_id and c.endpoint_id = e.endpoint_id
      where c.id = ${id} group by 1, 2 order by 1 nulls last`;
    return { bodies, usage, calls };
  });
  expect(books.bodies).toEqual({ n: SAMPLES, of: SAMPLES });
  // Each question once and one look at what the endpoint says of itself; what was in flight once more. Of the questions under
  // way when the worker died, one may just not have been sent yet, or its answer be there and not yet graded.
  expect(books.calls.map(({ reason, open }) => ({ reason, open }))).toEqual([
    { reason: "lost", open: false },
    { reason: null, open: false },
  ]);
  const [lost, answered] = books.calls.map(({ n }) => Number(n));
  expect(lost).toBeLessThanOrEqual(IN_FLIGHT);
  expect(answered).toBeGreaterThanOrEqual(SAMPLES + 1);
  const asked = Number(lost) + Number(answered);
  expect(asked).toBeLessThanOrEqual(SAMPLES + IN_FLIGHT + 1);
  expect(books.usage).toEqual({ calls: asked, tokens: 0, ms: 0 });
  await context.close();
  expect(await running.stop()).toBe(0);
});
