import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { countOf, fieldsOf, parseJson, textOf } from "../json-fields";
import { playScript, sendJson } from "./answer";
import { behaviourOf, simulatorBehaviours, simulatorModel } from "./behaviours";
import { knownAnswers, type SimulatedMessage } from "./known-answers";
import { type ScriptTimes, scriptOf } from "./script";

export type SimulatorOptions = {
  /** 0 for any free one. */
  port: number;
  /** The key it asks for; null for an open server. */
  key?: string | null;
} & Partial<Omit<ScriptTimes, "elapsedMs">>;

export type Simulator = { port: number; close: () => Promise<void> };

const defaults = { driftAfterMs: 10 * 60_000, firstMs: 400, pieceMs: 25 };
/** Bytes of a request. */
const BODY_LIMIT = 1024 * 1024;

/** Starts a simulator, on this machine's own address only: nobody outside can take it for a model. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const started = performance.now();
  const times = { ...defaults, ...options };
  let running = 0;
  const server = createServer((request, response) => {
    if (options.key && request.headers.authorization !== `Bearer ${options.key}`) {
      return refuse(response, 401, "Unauthorized");
    }
    const asked = `${request.method} ${request.url}`;
    if (asked === "GET /v1/models") return sendJson(response, 200, modelList);
    if (asked === "GET /health") return void response.end();
    if (asked === "GET /metrics") return void response.end(`simulator:num_requests_running ${running}\n`);
    if (asked !== "POST /v1/chat/completions") return refuse(response, 404, "Not Found");
    running += 1;
    response.on("close", () => {
      running -= 1;
    });
    chat(request, response, { ...times, elapsedMs: performance.now() - started }).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed).listen(options.port, "127.0.0.1", ready);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

async function chat(request: IncomingMessage, response: ServerResponse, times: ScriptTimes): Promise<void> {
  const body = await readBody(request);
  if (body === null) return refuse(response, 413, "Request Entity Too Large");
  const fields = fieldsOf(parseJson(body));
  const messages = messagesIn(fields.messages);
  if (messages === null) return refuse(response, 400, "'messages' is required");
  const model = textOf(fields.model) ?? "";
  const behaviour = behaviourOf(model);
  if (behaviour === null) return refuse(response, 404, "The model does not exist.");
  const asked = {
    model,
    promptTokens: messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 2), 0),
    isStreamed: fields.stream === true,
    wantsUsage: fieldsOf(fields.stream_options).include_usage === true,
  };
  const script = scriptOf(behaviour, knownAnswers(messages), times);
  const limit = countOf(fields.max_tokens) ?? Number.POSITIVE_INFINITY;
  const isCut = script.pieces.length > limit;
  const played = isCut
    ? { ...script, pieces: script.pieces.slice(0, limit), end: "length" as const }
    : script;
  await playScript(played, asked, response);
}

const modelList = {
  object: "list",
  data: simulatorBehaviours.map((behaviour) => ({
    id: simulatorModel(behaviour),
    object: "model",
    owned_by: "simulator",
    root: "simulator",
    max_model_len: 8192,
  })),
};

function messagesIn(value: unknown): SimulatedMessage[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value
    .map(fieldsOf)
    .map(({ role, content }) => ({ role: textOf(role) ?? "", content: textOf(content) ?? "" }));
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > BODY_LIMIT) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function refuse(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { error: { message, type: "simulator_error", code: status } });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
