import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { askChat, type ChatOptions } from "@/lib/llm/ask-chat";
import type { CallOptions, Endpoint } from "@/lib/llm/call";
import type { ChatRequest } from "@/lib/llm/chat-request";
import type { EndpointTarget } from "@/lib/llm/target";

/** A server on this machine that counts who came: the forbidden one of the attacks, or a hospital's that misbehaves. */
export type CountingServer = {
  port: number;
  /** Method and path of each request, in order. */
  requests: string[];
  headers: IncomingMessage["headers"][];
  /** Connections that were opened, and those that are open. */
  connections: () => { opened: number; open: number };
  close: () => Promise<void>;
};

export async function startCounting(
  answer: RequestListener = (_, response) => response.end("{}"),
  at: { host: string; port: number } = { host: "127.0.0.1", port: 0 },
) {
  const requests: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  let [opened, open] = [0, 0];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    response.on("error", () => {});
    answer(request, response);
  });
  server.on("connection", (socket) => {
    opened += 1;
    open += 1;
    socket.on("close", () => {
      open -= 1;
    });
  });
  await new Promise<void>((ready) => server.listen(at.port, at.host, ready));
  const counting: CountingServer = {
    port: (server.address() as AddressInfo).port,
    requests,
    headers,
    connections: () => ({ opened, open }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return counting;
}

/** Answers as a stream does: the head, then these texts, and the end unless it is to stay open. */
export function streamOut(response: ServerResponse, texts: readonly string[], end = true): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const text of texts) response.write(text);
  if (end) response.end();
}

/** A target on this machine, as the operator may allow it. */
export function localTarget(port: number, change: Partial<EndpointTarget> = {}): EndpointTarget {
  return {
    kind: "vllm",
    scheme: "http",
    host: "127.0.0.1",
    port,
    network: "127.0.0.0/8",
    basePath: "/v1",
    ca: null,
    ...change,
  };
}

export function localEndpoint(port: number, change: Partial<EndpointTarget> = {}): Endpoint {
  return { target: localTarget(port, change), key: null };
}

/** Limits so short that a test of one of them does not wait; the others are never reached on a busy machine. */
export const testLimits = {
  connectMs: 20_000,
  headersMs: 20_000,
  gapMs: 20_000,
  totalMs: 40_000,
  bytes: 200_000,
  eventLength: 64 * 1024,
  events: 2_000,
  retryMs: 1,
};

export function optionsFor(port: number, limits: Partial<typeof testLimits> = {}): CallOptions {
  return { limits: { ...testLimits, ...limits }, loopbackPorts: [port] };
}

export const question: ChatRequest = {
  model: "m",
  messages: [{ role: "user", content: "1 + 1?" }],
  maxTokens: 100,
  temperature: 0.6,
  topP: null,
  seed: null,
  thinking: null,
  isStreamed: true,
};

/** A call to a server that lives for one call: the next one, or `close`, ends it. */
export function createAsking() {
  let server: CountingServer | undefined;
  const close = async () => {
    await server?.close();
    server = undefined;
  };
  return {
    close,
    server: () => server,
    /** Asks a server that answers so, within limits some of which are short. */
    ask: async (
      answer: RequestListener,
      limits: Partial<typeof testLimits> = {},
      more: Partial<ChatOptions> = {},
    ) => {
      await close();
      server = await startCounting(answer);
      return askChat(localEndpoint(server.port), question, { ...optionsFor(server.port, limits), ...more });
    },
  };
}

/** Writes the text again and again until the other side leaves. */
export function repeat(response: ServerResponse, text: string, everyMs: number): void {
  const timer = setInterval(() => response.write(text), everyMs);
  response.on("close", () => clearInterval(timer));
}

/** For `expect.poll`: a busy machine is slow, not wrong. */
export const patient = { timeout: 20_000 };
