import "server-only";
import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import type { CallOptions, Endpoint, Exchanged, Receiver, Request, Trace } from "./call";
import { CallError, problemOf, type Reached } from "./call-error";
import { openSocket, systemResolve } from "./connector";
import { type Deadline, startDeadline } from "./deadline";
import { type Problem, problem } from "./problem";
import { headerOf, receiveBody } from "./receive-body";
import { faultsOf } from "./target";

export type Attempt = {
  endpoint: Endpoint;
  request: Request;
  options: CallOptions;
  receive: (mediaType: string) => Receiver;
  /** `performance.now()` when the call began. */
  start: number;
  ordinal: number;
};

/** One attempt at a call, on a connection of its own that is closed at the end whatever happens. */
export async function attemptExchange(attempt: Attempt): Promise<Exchanged> {
  const { endpoint, options, start, ordinal } = attempt;
  const since = () => performance.now() - start;
  const deadline = startDeadline(Math.max(0, options.limits.totalMs - since()), options.signal);
  const trace: Trace = emptyTrace(ordinal);
  const hash = createHash("sha256");
  let socket: Socket | null = null;
  let client: Client | null = null;
  let found: Problem | null = null;
  try {
    socket = await open(endpoint, options, deadline);
    trace.connectedMs = since();
    trace.peer = socket.remoteAddress ?? null;
    client = new Client(originOf(endpoint), clientOptions(socket));
    deadline.enter("headers-time", options.limits.headersMs);
    const response = await client.request(requestOptions(endpoint, attempt.request, deadline.signal));
    trace.headersMs = since();
    trace.status = response.statusCode;
    trace.mediaType = headerOf(response, "content-type").slice(0, 200);
    found = await receiveBody(response, attempt, { deadline, hash, trace });
  } catch (thrown) {
    found = problemOf(thrown, deadline.signal, reachedBy(trace));
  } finally {
    deadline.stop();
    socket?.destroy();
    await client?.destroy().catch(() => {});
  }
  return { problem: found, trace: { ...trace, responseDigest: hash.digest("hex"), totalMs: since() } };
}

function reachedBy({ connectedMs, headersMs }: Trace): Reached {
  if (headersMs !== null) return "headers";
  return connectedMs === null ? "nothing" : "connection";
}

async function open(endpoint: Endpoint, options: CallOptions, deadline: Deadline): Promise<Socket> {
  const { loopbackPorts = [], resolve = systemResolve } = options;
  if (faultsOf(endpoint.target, loopbackPorts).length > 0) {
    throw new CallError(problem("address", "address-not-allowed"));
  }
  deadline.signal.throwIfAborted();
  deadline.enter("connect-time", options.limits.connectMs);
  return openSocket(endpoint.target, { loopbackPorts, resolve, signal: deadline.signal });
}

/** For the Host header only: the connection, with TLS where the record says so, is open already. */
function originOf({ target }: Endpoint): string {
  return `http://${target.host}:${target.port}`;
}

/** The client is handed the one socket that was checked, and can open no other. Its own clocks are off: ours are finer. */
function clientOptions(socket: Socket): Client.Options {
  let isGiven = false;
  return {
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_, callback) => {
      const isOpen = !isGiven && !socket.destroyed;
      isGiven = true;
      const lost = new CallError(problem("network", "connection-lost"));
      // The client is not ready for an answer inside its own question.
      queueMicrotask(() => (isOpen ? callback(null, socket) : callback(lost, null)));
    },
  };
}

function requestOptions(
  endpoint: Endpoint,
  request: Request,
  signal: AbortSignal,
): Dispatcher.RequestOptions {
  return {
    method: request.method,
    path: request.path,
    reset: true,
    signal,
    headers: {
      accept: "text/event-stream, application/json;q=0.9, */*;q=0.1",
      "accept-encoding": "identity",
      "user-agent": "hospital-llm-oversight",
      ...(request.method === "POST" ? { "content-type": "application/json" } : {}),
      ...(endpoint.key === null ? {} : { authorization: `Bearer ${endpoint.key}` }),
    },
    ...(request.method === "POST" ? { body: request.body } : {}),
  };
}

function emptyTrace(attempts: number): Trace {
  return {
    attempts,
    status: null,
    mediaType: "",
    peer: null,
    bytes: 0,
    responseDigest: "",
    connectedMs: null,
    headersMs: null,
    totalMs: 0,
  };
}
