import { spawn } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { askChat } from "@/lib/llm/ask-chat";
import { localEndpoint, optionsFor, question, startCounting } from "@/lib/testing/llm-server";
import { exitOf, serverFlags } from "./spawn-child";

/** A port that nobody listens on: one that was just given back. */
async function freePort(): Promise<number> {
  const server = await startCounting();
  await server.close();
  return server.port;
}

it("the simulator's process serves until its parent is gone", async () => {
  const port = await freePort();
  const script = path.join(import.meta.dirname, "simulator.ts");
  const child = spawn(process.execPath, [...serverFlags, script], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, SIMULATOR_PORT: String(port) },
  });
  const exited = exitOf(child);
  await new Promise((ready) => child.once("message", ready));
  const ask = () => askChat(localEndpoint(port), { ...question, model: "simulator-good" }, optionsFor(port));
  expect((await ask()).reading.verdict).toEqual({ kind: "answer" });
  // What a killed parent leaves behind: a broken channel.
  child.disconnect();
  expect(await exited).toBe(1);
  expect((await ask()).reading.verdict).toMatchObject({ problem: { reason: "connect" } });
});
