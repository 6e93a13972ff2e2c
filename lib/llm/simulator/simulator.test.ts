import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCanary, placeCanary } from "@/lib/spot-checks/canary";
import { gradeAnswer } from "@/lib/spot-checks/grade";
import { publicSuites, safetyProbes, spotCheckItems } from "@/lib/spot-checks/suites";
import { localEndpoint, optionsFor, patient, question } from "@/lib/testing/llm-server";
import { askChat } from "../ask-chat";
import { readMetrics } from "../prometheus";
import { readEndpoint } from "../read-endpoint";
import { type SimulatorBehaviour, simulatorBehaviours, simulatorModel } from "./behaviours";
import { type Simulator, startSimulator } from "./server";

/** The simulator through the real call and the real reader: what a page would get of each behaviour. */
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0, firstMs: 5, pieceMs: 1, driftAfterMs: 0 });
});
afterAll(() => simulator.close());

const [item] = spotCheckItems.items;
if (item === undefined) throw new Error("no item");
const itemQuestion = { ...question, messages: item.messages, maxTokens: 4096 };

async function ask(behaviour: SimulatorBehaviour, change: Partial<typeof question> = {}) {
  const request = { ...itemQuestion, model: simulatorModel(behaviour), ...change };
  return askChat(localEndpoint(simulator.port), request, optionsFor(simulator.port));
}
const status = async (behaviour: SimulatorBehaviour) =>
  gradeAnswer(item, (await ask(behaviour)).reading, "CNRY-0000").status;

describe("each behaviour", () => {
  it.each([
    ["good", "pass"],
    ["wrong", "fail"],
    ["refusing", "fail"],
    ["slow", "pass"],
    ["cut-off", "no-answer"],
    ["missing-tag", "pass"],
    ["drifted", "fail"],
    ["stream-error", "error"],
  ] as const)("%s is graded %s", async (behaviour, wanted) => {
    expect(await status(behaviour)).toBe(wanted);
  });

  it("is in the list, which says whose it is", async () => {
    const { text } = await readEndpoint(
      localEndpoint(simulator.port),
      "/v1/models",
      optionsFor(simulator.port),
    );
    const { data } = JSON.parse(text);
    expect(data.map(({ id }: { id: string }) => id)).toEqual(simulatorBehaviours.map(simulatorModel));
    expect(new Set(data.map((one: { owned_by: string }) => one.owned_by))).toEqual(new Set(["simulator"]));
  });

  it("puts thinking where it says", async () => {
    expect((await ask("good")).reading).toMatchObject({
      reasoningIn: "field",
      systemFingerprint: "simulator-1",
    });
    expect((await ask("missing-tag")).reading.reasoningIn).toBe("inline-no-open-tag");
    expect((await ask("cut-off")).reading.verdict).toEqual({ kind: "no-answer", reason: "cut" });
  });

  it("is the same in one body as in a stream, an error apart", async () => {
    for (const behaviour of simulatorBehaviours) {
      const [streamed, whole] = [await ask(behaviour), await ask(behaviour, { isStreamed: false })];
      if (behaviour === "stream-error") {
        expect(whole.reading.verdict).toMatchObject({ problem: { kind: "server", status: 500 } });
        continue;
      }
      const { answer, reasoning, usage, verdict } = streamed.reading;
      expect(whole.reading).toMatchObject({ answer, reasoning, usage, verdict });
    }
  });

  it("obeys a limit of tokens", async () => {
    const { reading } = await ask("good", { maxTokens: 5 });
    expect(reading.usage?.completionTokens).toBe(5);
    expect(reading.verdict).toEqual({ kind: "no-answer", reason: "cut" });
  });
});

it("the good one passes every item and probe, the wrong one none", { timeout: 120_000 }, async () => {
  const canary = makeCanary(Uint8Array.of(0xab, 0x12));
  const grades = async (behaviour: SimulatorBehaviour) => {
    const found: string[] = [];
    for (const one of publicSuites.flatMap(({ items }) => items)) {
      const messages = one.messages.map(({ role, content }) => ({
        role,
        content: placeCanary(content, canary),
      }));
      found.push(gradeAnswer(one, (await ask(behaviour, { messages })).reading, canary).status);
    }
    return found;
  };
  const all = spotCheckItems.items.length + safetyProbes.items.length;
  expect(await grades("good")).toEqual(Array(all).fill("pass"));
  expect(await grades("wrong")).toEqual(Array(all).fill("fail"));
});

describe("the drifting one", () => {
  it("is another model after its time: fingerprint and tokens of the prompt tell", async () => {
    const early = await startSimulator({ port: 0, driftAfterMs: 3_600_000 });
    const request = { ...itemQuestion, model: simulatorModel("drifted") };
    const before = await askChat(localEndpoint(early.port), request, optionsFor(early.port));
    await early.close();
    const after = await ask("drifted");
    expect(before.reading.systemFingerprint).toBe("simulator-1");
    expect(after.reading.systemFingerprint).toBe("simulator-2");
    expect(after.reading.usage?.promptTokens).toBe((before.reading.usage?.promptTokens ?? 0) + 3);
  });
});

describe("the server", () => {
  it("asks for its key where it has one", async () => {
    const locked = await startSimulator({ port: 0, key: "sk-simulator" });
    const request = { ...itemQuestion, model: simulatorModel("good") };
    const verdict = async (key: string | null) =>
      (await askChat({ ...localEndpoint(locked.port), key }, request, optionsFor(locked.port))).reading
        .verdict;
    expect(await verdict(null)).toMatchObject({ problem: { kind: "auth", status: 401 } });
    expect(await verdict("sk-simulator")).toEqual({ kind: "answer" });
    await locked.close();
  });

  it("refuses models and paths it has not", async () => {
    const other = await ask("good", { model: "gpt-5" });
    expect(other.reading.verdict).toMatchObject({ problem: { kind: "not-found" } });
    const empty = await ask("good", { messages: [] });
    expect(empty.reading.verdict).toMatchObject({ problem: { kind: "bad-request" } });
    const version = await readEndpoint(localEndpoint(simulator.port), "/version", optionsFor(simulator.port));
    expect(version.problem).toMatchObject({ kind: "not-found" });
  });

  it("stops working when who asked has left", async () => {
    const slow = await startSimulator({ port: 0, firstMs: 3_600_000 });
    const [endpoint, options] = [localEndpoint(slow.port), optionsFor(slow.port)];
    const running = async () =>
      readMetrics((await readEndpoint(endpoint, "/metrics", options)).text).get(
        "simulator:num_requests_running",
      );
    const leaving = new AbortController();
    const request = { ...itemQuestion, model: simulatorModel("slow") };
    const call = askChat(endpoint, request, { ...options, signal: leaving.signal });
    await expect.poll(running, patient).toBe(1);
    leaving.abort();
    expect((await call).reading.verdict).toMatchObject({ problem: { kind: "aborted" } });
    await expect.poll(running, patient).toBe(0);
    await slow.close();
  });
});
