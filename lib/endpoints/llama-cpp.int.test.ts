import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { endpointCalls } from "@/db/schema/endpoints";
import { spotChecks } from "@/db/schema/spot-checks";
import { sha256Hex } from "@/lib/digest";
import { getSpotCheck } from "@/lib/spot-checks/queries";
import { proposalValues } from "@/lib/testing/endpoints";
import {
  type LlamaAnswer,
  llamaAnswers,
  llamaKey,
  llamaModel,
  llamaServer,
  speakAs,
} from "@/lib/testing/llama-server";
import { startCounting } from "@/lib/testing/llm-server";
import { modelWorld } from "@/lib/testing/model-world";
import { makeViewer } from "@/lib/testing/portal";
import { askCheck, checkRow, sampleStatesOf, work } from "@/lib/testing/spot-checks";
import { decideEndpoint } from "./approval-commands";
import { proposeEndpoint } from "./commands";
import { getEndpoint } from "./queries";
import { testEndpoint } from "./test-commands";

/** What a real llama.cpp server said, spoken again over a socket, through the whole of the portal. */

const { portal, hospital, reviewer, server, answering, make, ask } = modelWorld();
const served = { serverKind: "llama.cpp", modelIdSent: llamaModel, key: llamaKey };
const template = sha256Hex(JSON.parse(llamaAnswers.props.body).chat_template);

it("is registered, approved, tested and tried, and the record holds what it said", async () => {
  answering(llamaServer("stream"));
  const { deploymentId } = await make({ state: "draft" });
  const at = { scheme: "http", host: "127.0.0.1", port: server().port, network: "127.0.0.1/32" };
  const proposed = { ...proposalValues(deploymentId, 1), ...at, ...served };
  const proposal = await proposeEndpoint(hospital().it, proposed);
  const seat = { role: "admin_security", jurisdictionCode: "000000" } as const;
  const admin = await makeViewer(portal(), seat, "安全管理员");
  await decideEndpoint(admin, { id: proposal.id, revision: proposal.revision, decision: "approve" });
  await testEndpoint(hospital().it, { deploymentId });
  const { tests } = await getEndpoint(hospital().it, { deploymentId });
  expect(tests[0]?.report).toMatchObject({
    access: "closed",
    openPaths: ["/health"],
    isKeyAccepted: true,
    isModelListed: true,
    models: [{ id: llamaModel, parameters: 78_415_104, precision: "F16", templateDigest: template }],
    contextTokens: 1_024,
    answered: "answer",
    reasoningIn: "field",
    systemFingerprint: "b1-de3ff81",
  });
  expect(await ask(deploymentId)).toMatchObject({
    verdict: "answer",
    reasoning: "先看题目，再想🩺；",
    promptTokens: 14,
    model: llamaModel,
  });
});

it.each([
  ["loading", { verdict: "error", reason: "loading" }],
  ["context", { verdict: "error", reason: "context" }],
  ["unauthorized", { verdict: "error", reason: "auth" }],
  ["cut", { verdict: "no-answer", reason: "cut", promptTokens: 14, completionTokens: 6, answer: "" }],
] satisfies [LlamaAnswer, object][])(
  "tells who tries it why there is no answer: %s",
  async (answer, told) => {
    answering(llamaServer(answer));
    const { id, deploymentId } = await make(served);
    expect(await ask(deploymentId)).toMatchObject(told);
    const [call] = await portal().asMaintenance((tx) =>
      tx.select({ tokens: endpointCalls.tokens }).from(endpointCalls).where(eq(endpointCalls.endpointId, id)),
    );
    expect(call?.tokens).toBe(answer === "cut" ? 20 : 0);
  },
);

it("is checked, and the evidence is its own words, byte by byte", async () => {
  answering(llamaServer("stream"));
  const { deploymentId } = await make({ ...served, perMinute: 6_000 });
  const { id } = await askCheck(reviewer(), deploymentId);
  await work(hospital(), id);
  const { row, items } = await getSpotCheck(reviewer(), { id });
  expect(row).toMatchObject({ state: "done", evidence: { listed: { templateDigest: template } } });
  const [stored] = await portal().asMaintenance((tx) =>
    tx.select({ evidence: spotChecks.evidence }).from(spotChecks).where(eq(spotChecks.id, id)),
  );
  const said = (path: string, name: LlamaAnswer) => {
    const { status, body } = llamaAnswers[name];
    return { path, status, digest: sha256Hex(body), text: status < 400 ? body : "" };
  };
  expect(stored?.evidence?.texts).toEqual([
    said("/v1/models", "models"),
    said("/health", "health"),
    said("/props", "props"),
    said("/metrics", "metrics"),
  ]);
  expect(items[0]?.samples[0]).toMatchObject({
    servedModel: llamaModel,
    systemFingerprint: "b1-de3ff81",
    responseDigest: sha256Hex(llamaAnswers.stream.body),
    figures: { promptTokens: 14, finishReason: "stop" },
    reasoningIn: "field",
  });
});

describe("a check of a server whose model is still loading", () => {
  const begin = async () => {
    answering((_, response) => speakAs(response, "loading"));
    const { deploymentId } = await make({ ...served, perMinute: 6_000 });
    const { id } = await askCheck(reviewer(), deploymentId);
    await work(hospital(), id);
    return id;
  };
  const waiting = { state: "queued", waits_for: "loading", evidence: null };

  it("waits, then goes on with the evidence of the server that answers", async () => {
    const id = await begin();
    expect(await checkRow(portal(), id)).toMatchObject(waiting);
    answering(llamaServer("loading"));
    await work(hospital(), id);
    expect(await checkRow(portal(), id)).toMatchObject({
      ...waiting,
      evidence: { listed: { id: llamaModel } },
    });
    expect(await sampleStatesOf(portal(), id)).toEqual({ pending: 14 });
    answering(llamaServer("stream"));
    await work(hospital(), id);
    expect(await checkRow(portal(), id)).toMatchObject({ state: "done" });
    expect(await sampleStatesOf(portal(), id)).toEqual({ done: 14 });
  });

  it("is given up when it has waited long enough", async () => {
    const id = await begin();
    await portal().asMaintenance((tx) =>
      tx.execute(sql`update spot_checks set started_at = now() - interval '1 hour' where id = ${id}`),
    );
    await work(hospital(), id);
    expect(await checkRow(portal(), id)).toMatchObject({ state: "failed", failure: "loading" });
  });
});

it("keeps the evidence of a server that came back while it was asked", async () => {
  const speaking = llamaServer("stream");
  let isBack = false;
  answering((request, response) => {
    if (request.method === "POST") isBack = true;
    if (isBack) speaking(request, response);
    else response.destroy();
  });
  const { deploymentId } = await make({ ...served, perMinute: 6_000 });
  const { id } = await askCheck(reviewer(), deploymentId);
  await work(hospital(), id);
  expect(await checkRow(portal(), id)).toMatchObject({
    state: "done",
    evidence: { listed: { id: llamaModel, templateDigest: template } },
  });
});

describe("a check whose server is killed", () => {
  const begin = async () => {
    let answered = 0;
    const speaking = llamaServer("stream");
    answering((request, response) => {
      if (request.method === "POST") answered += 1;
      if (answered === 4) void server().close();
      speaking(request, response);
    });
    const { deploymentId } = await make({ ...served, perMinute: 6_000, maxInFlight: 1 });
    const { id } = await askCheck(reviewer(), deploymentId);
    await work(hospital(), id);
    return id;
  };

  it("waits for it, asks again what it had not answered, and ends whole", async () => {
    const id = await begin();
    expect(await checkRow(portal(), id)).toMatchObject({ state: "queued", waits_for: "gone" });
    const { done = 0 } = await sampleStatesOf(portal(), id);
    expect(done).toBeLessThan(6);
    const again = await startCounting(llamaServer("stream"), { host: "127.0.0.1", port: server().port });
    await work(hospital(), id);
    await again.close();
    expect(await checkRow(portal(), id)).toMatchObject({ state: "done" });
    expect(await sampleStatesOf(portal(), id)).toEqual({ done: 14 });
  });

  it("is given up when the server has not answered for long", async () => {
    const id = await begin();
    await portal().asMaintenance((tx) =>
      tx.execute(
        sql`update spot_check_samples set ended_at = now() - interval '1 hour' where check_id = ${id}`,
      ),
    );
    await work(hospital(), id);
    expect(await checkRow(portal(), id)).toMatchObject({ state: "failed", failure: "network" });
  });
});
