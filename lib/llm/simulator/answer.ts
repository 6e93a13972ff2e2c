import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Script } from "./script";

/** How the answer is to be sent, from the request. */
export type Asked = { model: string; promptTokens: number; isStreamed: boolean; wantsUsage: boolean };

const failure = { message: "simulated failure of the engine", type: "InternalServerError", code: 500 };

/** Plays a script to the end, or until the other side leaves: then the work stops at once. */
export async function playScript(script: Script, asked: Asked, response: ServerResponse): Promise<void> {
  const leaving = new AbortController();
  response.on("close", () => leaving.abort());
  try {
    await (asked.isStreamed ? playStream : playBody)(script, asked, response, leaving.signal);
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  }
}

async function playStream(script: Script, asked: Asked, response: ServerResponse, signal: AbortSignal) {
  const send = (value: object) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  const choice = (delta: object, finish: string | null = null) =>
    send({
      ...head(script, asked, "chat.completion.chunk"),
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  choice({ role: "assistant", content: null });
  for (const [at, { part, text }] of script.pieces.entries()) {
    await wait(at === 0 ? script.firstMs : script.pieceMs, signal);
    choice(part === "reasoning" ? { reasoning_content: text } : { content: text });
  }
  if (script.end === "error") send({ error: failure });
  else choice({}, script.end);
  if (script.end !== "error" && asked.wantsUsage) {
    send({ ...head(script, asked, "chat.completion.chunk"), choices: [], usage: usageOf(script, asked) });
  }
  response.end("data: [DONE]\n\n");
}

async function playBody(script: Script, asked: Asked, response: ServerResponse, signal: AbortSignal) {
  await wait(script.firstMs + script.pieceMs * script.pieces.length, signal);
  if (script.end === "error") return sendJson(response, 500, { error: failure });
  const textOf = (wanted: string) =>
    script.pieces.map(({ part, text }) => (part === wanted ? text : "")).join("");
  const message = { role: "assistant", reasoning_content: textOf("reasoning"), content: textOf("content") };
  sendJson(response, 200, {
    ...head(script, asked, "chat.completion"),
    choices: [{ index: 0, message, finish_reason: script.end }],
    usage: usageOf(script, asked),
  });
}

export function sendJson(response: ServerResponse, status: number, value: object): void {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify(value));
}

function head(script: Script, asked: Asked, object: string) {
  return { id: "simulator", object, model: asked.model, system_fingerprint: script.fingerprint };
}

function usageOf(script: Script, asked: Asked) {
  const prompt_tokens = asked.promptTokens + script.templateTokens;
  const completion_tokens = script.pieces.length;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** No pause at all where none is asked for, so that a fast model is as fast as it can be. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await pause(ms, undefined, { signal });
}
