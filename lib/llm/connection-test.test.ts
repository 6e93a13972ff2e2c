import { afterEach, describe, expect, it } from "vitest";
import { sha256Hex } from "@/lib/digest";
import { localEndpoint, optionsFor, startCounting, testLimits } from "@/lib/testing/llm-server";
import { testConnection } from "./connection-test";
import { readModelList } from "./self-description";
import { type Simulator, startSimulator } from "./simulator/server";
import { tokensPerSecond } from "./speed";

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());
const tested = { model: "simulator-good", thinking: null };

async function tryWith(serverKey: string | null, key: string | null, model = tested.model) {
  simulator = await startSimulator({ port: 0, key: serverKey });
  const endpoint = { ...localEndpoint(simulator.port), key };
  return testConnection(endpoint, { ...tested, model }, optionsFor(simulator.port));
}

describe("the test of a connection", () => {
  it("reports an open server as open, with the paths it shows to anybody", async () => {
    expect(await tryWith(null, null)).toMatchObject({
      peer: "127.0.0.1",
      isEncrypted: false,
      access: "open",
      openPaths: ["/health", "/metrics"],
      isKeyAccepted: null,
      isModelListed: true,
      contextTokens: 8192,
      answered: "answer",
      reasoningIn: "field",
      systemFingerprint: "simulator-1",
      problem: null,
    });
  });

  it("reports a closed one as closed, and whether our key is let in", async () => {
    expect(await tryWith("sk-right", "sk-right")).toMatchObject({
      access: "closed",
      openPaths: [],
      isKeyAccepted: true,
      answered: "answer",
      problem: null,
    });
    await simulator?.close();
    expect(await tryWith("sk-right", "sk-wrong")).toMatchObject({
      access: "closed",
      isKeyAccepted: false,
      models: null,
      isModelListed: null,
      answered: "error",
      reasoningIn: null,
      problem: { kind: "auth" },
    });
  });

  it("reports a model that is not in the list, and what asking for it gave", async () => {
    expect(await tryWith(null, null, "DeepSeek-R1")).toMatchObject({
      isModelListed: false,
      answered: "error",
      problem: { kind: "not-found" },
    });
  });

  it("keeps what the server says of itself; of Ollama's models digest and precision from its own list", async () => {
    const texts: Record<string, string> = {
      "/v1/models": '{"data":[{"id":"deepseek-r1:70b","owned_by":"library"}]}',
      "/api/tags":
        '{"models":[{"name":"deepseek-r1:70b","digest":"0c16","details":{"quantization_level":"Q4_K_M"}}]}',
      "/api/version": '{"version":"0.15.5"}',
    };
    const server = await startCounting(({ url }, response) => {
      response.writeHead(texts[url ?? ""] === undefined ? 404 : 200).end(texts[url ?? ""]);
    });
    const endpoint = localEndpoint(server.port, { kind: "ollama" });
    const report = await testConnection(endpoint, tested, optionsFor(server.port));
    expect(report.models).toMatchObject([{ id: "deepseek-r1:70b", digest: "0c16", precision: "Q4_K_M" }]);
    expect(report.openPaths).toEqual(["/api/version", "/api/tags"]);
    expect(report.evidence.map(({ path, text }) => [path, text])).toEqual([
      ["/v1/models", texts["/v1/models"]],
      ["/api/version", texts["/api/version"]],
      ["/api/tags", texts["/api/tags"]],
    ]);
    expect(report.evidence[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    await server.close();
  });

  it("asks nothing more of what it did not reach", async () => {
    const gone = await startCounting();
    const target = localEndpoint(gone.port);
    expect(await testConnection(target, tested, { limits: testLimits })).toMatchObject({
      peer: null,
      access: null,
      answered: null,
      problem: { kind: "address" },
    });
    expect(gone.connections().opened).toBe(0);
    await gone.close();
    expect(await testConnection(target, tested, optionsFor(gone.port))).toMatchObject({
      peer: null,
      problem: { kind: "network", systemCode: "ECONNREFUSED" },
    });
  });
});

it("tells of llama.cpp's one model which chat template and how much context it is served with", async () => {
  const template = "{{ messages[0].content }}<think>\n";
  const props = { chat_template: template, default_generation_settings: { n_ctx: 512 }, model_ftype: "F16" };
  const texts: Record<string, string> = {
    "/v1/models": '{"data":[{"id":"m","meta":{"n_ctx_train":32768}}]}',
    "/props": JSON.stringify(props),
  };
  const server = await startCounting(({ url }, response) => {
    response.writeHead(texts[url ?? ""] === undefined ? 404 : 200).end(texts[url ?? ""]);
  });
  const endpoint = localEndpoint(server.port, { kind: "llama.cpp" });
  const report = await testConnection(endpoint, { ...tested, model: "m" }, optionsFor(server.port));
  expect(report.models).toMatchObject([
    { id: "m", contextTokens: 512, precision: "F16", templateDigest: sha256Hex(template) },
  ]);
  expect(report.contextTokens).toBe(512);
  await server.close();
});

describe("a list of models", () => {
  it("of vLLM, llama.cpp and Ollama gives what each says of them", () => {
    const vllm = {
      object: "list",
      data: [{ id: "r1", root: "/m/r1", owned_by: "vllm", max_model_len: 4096 }],
    };
    expect(readModelList(JSON.stringify(vllm))).toMatchObject([
      { id: "r1", root: "/m/r1", ownedBy: "vllm", contextTokens: 4096, digest: null },
    ]);
    const meta = { n_ctx: 2048, n_params: 997504, size: 1999360, ftype: "F16" };
    const llama = { models: [{ name: "r1" }], data: [{ id: "r1", owned_by: "llamacpp", meta }] };
    expect(readModelList(JSON.stringify(llama))).toMatchObject([
      { id: "r1", contextTokens: 2048, parameters: 997504, sizeBytes: 1999360, precision: "F16" },
    ]);
    const details = { quantization_level: "Q4_K_M" };
    const ollama = { models: [{ name: "deepseek-r1:70b", digest: "0c1615a8", size: 42, details }] };
    expect(readModelList(JSON.stringify(ollama))).toMatchObject([
      { id: "deepseek-r1:70b", digest: "0c1615a8", sizeBytes: 42, precision: "Q4_K_M" },
    ]);
  });

  it("that is none, or holds what is no model, is told apart", () => {
    for (const text of ["<html>", "{}", "[]", '{"data":{}}']) expect(readModelList(text)).toBeNull();
    expect(readModelList('{"data":[{"id":""},{},7,null,{"id":"a\\u0000"}]}')).toMatchObject([
      { id: "a\uFFFD" },
    ]);
    const many = JSON.stringify({ data: Array.from({ length: 999 }, (_, id) => ({ id: `m${id}` })) });
    expect(readModelList(many)).toHaveLength(200);
  });
});

it("the speed of a model counts from its first text", () => {
  const usage = { promptTokens: 1, completionTokens: 101, cachedTokens: null };
  expect(tokensPerSecond(usage, { firstTextMs: 3000, totalMs: 5000 })).toBe(50);
  expect(tokensPerSecond(usage, { firstTextMs: null, totalMs: 5000 })).toBeNull();
  expect(tokensPerSecond(null, { firstTextMs: 1, totalMs: 5 })).toBeNull();
  expect(tokensPerSecond({ ...usage, completionTokens: 1 }, { firstTextMs: 1, totalMs: 5 })).toBeNull();
});
