/**
 * `npm run bench:proxy`: what the guarded call costs. The time that 64 streams at once take through it (addresses checked,
 * bytes, events and silence counted, digests, reasoning split) as a ratio to the time the same 64 take with bare undici,
 * which only counts bytes; both in turn in one run, against the simulator in a process of its own. `slow` is a model that
 * streams as fast as one does; `good` answers at once, so that nothing but our own work is left: a worst case, no target.
 */

import { spawn } from "node:child_process";
import path from "node:path";
import { Agent, request } from "undici";
import { test } from "vitest";
import { exitOf, serverFlags } from "@/lib/cli/spawn-child";
import { spotCheckItems } from "@/lib/spot-checks/suites";
import { localEndpoint, optionsFor, question, startCounting } from "@/lib/testing/llm-server";
import { askChat } from "./ask-chat";
import { chatBody } from "./chat-request";
import { type SimulatorBehaviour, simulatorModel } from "./simulator/behaviours";

const AT_ONCE = 64;
const ROUNDS = 7;

const [item] = spotCheckItems.items;
const requestTo = (behaviour: SimulatorBehaviour) => ({
  ...question,
  model: simulatorModel(behaviour),
  messages: item?.messages ?? question.messages,
  maxTokens: 4096,
});

async function startProcess() {
  const free = await startCounting();
  await free.close();
  const child = spawn(process.execPath, [...serverFlags, path.resolve("lib/cli/simulator.ts")], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, SIMULATOR_PORT: String(free.port) },
  });
  await new Promise((ready) => child.once("message", ready));
  return {
    port: free.port,
    close: () => {
      child.disconnect();
      return exitOf(child);
    },
  };
}

/** Milliseconds that 64 of `work` take together. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return performance.now() - start;
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

test("what the guarded call costs against bare undici", async () => {
  const simulator = await startProcess();
  const agent = new Agent({ connections: AT_ONCE });
  const direct = async (behaviour: SimulatorBehaviour) => {
    const { statusCode, body } = await request(`http://127.0.0.1:${simulator.port}/v1/chat/completions`, {
      dispatcher: agent,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: chatBody(requestTo(behaviour)),
    });
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.length;
    if (statusCode !== 200 || bytes === 0) throw new Error(`answered ${statusCode}`);
  };
  const guarded = async (behaviour: SimulatorBehaviour) => {
    const { reading } = await askChat(
      localEndpoint(simulator.port),
      requestTo(behaviour),
      optionsFor(simulator.port),
    );
    if (reading.verdict.kind !== "answer") throw new Error("no answer");
  };
  try {
    for (const behaviour of ["slow", "good"] as const) {
      const times = { direct: [] as number[], guarded: [] as number[] };
      for (let round = 0; round <= ROUNDS; round += 1) {
        const [bare, ours] = [await timed(() => direct(behaviour)), await timed(() => guarded(behaviour))];
        // The first round warms both up.
        if (round > 0) times.direct.push(bare);
        if (round > 0) times.guarded.push(ours);
      }
      const [bare, ours] = [median(times.direct), median(times.guarded)];
      console.log(
        `${behaviour}: ${AT_ONCE} streams, median of ${ROUNDS}: ${ours.toFixed(0)} ms guarded, ${bare.toFixed(0)} ms bare undici, ratio ${(ours / bare).toFixed(3)}`,
      );
    }
  } finally {
    await agent.close();
    await simulator.close();
  }
});
