/**
 * Part of `npm run bench:proxy`: what a live trial costs through the portal as `npm start` runs it (HTTP, session, permission,
 * detector, reservation, guarded call, events to the page, settlement, trail), as a ratio to the time that the same 64
 * streams take directly with undici, in turn in one run; and how soon a tab that is closed frees the model. The model is
 * the demonstration's simulator at 10 pieces a second, a reasoning model under load.
 */
import path from "node:path";
import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { Agent, request } from "undici";
import { test } from "vitest";
import { loadSecrets } from "@/lib/cli/secrets";
import { readState } from "@/lib/cli/state-file";
import { newId } from "@/lib/ids";
import { chatBody } from "@/lib/llm/chat-request";
import { readMetrics } from "@/lib/llm/prometheus";
import { question } from "@/lib/testing/llm-server";
import { type Portal, removePortal, startPortal } from "./portal";

const AT_ONCE = 64;
const ROUNDS = 5;
const PROMPT = "请说明你是什么，并说明你的回答从何而来。";

type Served = { deploymentId: string; institutionId: string; jurisdiction: string; model: string };

/** An approved endpoint with the slow model, whose own limit is raised to what the benchmark asks of it. */
async function slowEndpoint(sql: postgres.Sql): Promise<Served> {
  const [row] = await sql<Served[]>`
    update endpoints set max_in_flight = ${AT_ONCE}, per_minute = 6000, budget_calls = 100000, budget_tokens = 1000000000, budget_seconds = 10000000
    where model_id_sent = 'simulator-slow' and state = 'approved'
    returning deployment_id as "deploymentId", institution_id as "institutionId", jurisdiction_code as jurisdiction, model_id_sent as model`;
  if (row === undefined) throw new Error("the demonstration has no slow endpoint");
  return row;
}

/** As many people as streams: a person's own limits are not what is measured. */
async function people(sql: postgres.Sql, { institutionId, jurisdiction }: Served, secret: string) {
  const cookies: string[] = [];
  for (let n = 0; n < AT_ONCE; n += 1) {
    const [userId, sessionId] = [newId(), newId()];
    await sql`insert into users (id, email, name, password_hash) values (${userId}, ${`${userId}@bench.example`}, '基准人员', 'none')`;
    await sql`insert into memberships (id, user_id, user_name, role, institution_id, jurisdiction_code)
      values (${newId()}, ${userId}, '基准人员', 'hospital_it', ${institutionId}, ${jurisdiction})`;
    await sql`insert into sessions (id, user_id, expires_at) values (${sessionId}, ${userId}, now() + interval '1 hour')`;
    cookies.push(`next-auth.session-token=${await encode({ token: { sid: sessionId }, secret })}`);
  }
  return cookies;
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Milliseconds that all of them take together. */
async function timed(works: readonly (() => Promise<void>)[]): Promise<number> {
  const start = performance.now();
  await Promise.all(works.map((work) => work()));
  return performance.now() - start;
}

function asking({ baseUrl }: Portal, { deploymentId }: Served, agent: Agent) {
  return (cookie: string) =>
    request(`${baseUrl}/api/spot-checks/trial`, {
      dispatcher: agent,
      method: "POST",
      headers: { "content-type": "application/json", origin: baseUrl, cookie },
      body: JSON.stringify({ deploymentId, prompt: PROMPT }),
    });
}

test("what a live trial costs, and how soon a closed tab frees the model", async () => {
  const portal = await startPortal({ env: { SIMULATOR_PIECE_MS: "100" } });
  const sql = postgres(portal.ownerUrl, { max: 2, connection: { role: "portal_maintenance" } });
  const agent = new Agent({ connections: AT_ONCE });
  try {
    const folder = path.join(portal.dataDir, "demo");
    const simulator = `http://127.0.0.1:${readState(folder)?.simulatorPort}`;
    const served = await slowEndpoint(sql);
    const cookies = await people(sql, served, loadSecrets(folder, {}).auth);
    const ask = asking(portal, served, agent);
    const through = async (cookie: string) => {
      const { statusCode, body } = await ask(cookie);
      const text = await body.text();
      if (statusCode !== 200 || !text.includes('"verdict":"answer"'))
        throw new Error(`${statusCode} ${text.slice(-300)}`);
    };
    const asked = {
      ...question,
      model: served.model,
      maxTokens: 4096,
      messages: [{ role: "user" as const, content: PROMPT }],
    };
    const direct = async () => {
      const { body } = await request(`${simulator}/v1/chat/completions`, {
        dispatcher: agent,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: chatBody(asked),
      });
      if (!(await body.text()).includes("[DONE]")) throw new Error("no whole stream");
    };
    const times = { through: [] as number[], direct: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const bare = await timed(cookies.map(() => direct));
      const ours = await timed(cookies.map((cookie) => () => through(cookie)));
      // The first round warms both up.
      if (round > 0) times.direct.push(bare);
      if (round > 0) times.through.push(ours);
    }
    const [ours, bare] = [median(times.through), median(times.direct)];
    console.log(
      `live trial: ${AT_ONCE} streams, median of ${ROUNDS}: ${ours.toFixed(0)} ms through the portal, ${bare.toFixed(0)} ms bare undici, ratio ${(ours / bare).toFixed(3)}`,
    );

    const running = async () => {
      const { body } = await request(`${simulator}/metrics`);
      return readMetrics(await body.text()).get("simulator:num_requests_running");
    };
    const freed: number[] = [];
    for (const cookie of cookies.slice(0, ROUNDS)) {
      const { body } = await ask(cookie);
      for await (const _ of body) break;
      const start = performance.now();
      body.destroy();
      while ((await running()) !== 0) {
        if (performance.now() - start > 10_000) throw new Error("the model was not freed");
      }
      freed.push(performance.now() - start);
    }
    console.log(
      `tab closed mid-stream: model free after ${median(freed).toFixed(0)} ms (at most ${Math.max(...freed).toFixed(0)} ms of ${freed.length})`,
    );
  } finally {
    await agent.close();
    await sql.end();
    await portal.stop();
    await removePortal(portal);
  }
});
