import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import {
  type CountingServer,
  localEndpoint,
  optionsFor,
  question,
  startCounting,
  streamOut,
  type testLimits,
} from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import { askChat, type ChatOptions } from "./ask-chat";
import { readEndpoint } from "./read-endpoint";

let server: CountingServer | undefined;
afterEach(() => server?.close());

/** Asks a server that answers so, within limits some of which are short. */
async function ask(
  answer: RequestListener,
  limits: Partial<typeof testLimits> = {},
  more: Partial<ChatOptions> = {},
) {
  server = await startCounting(answer);
  return askChat(localEndpoint(server.port), question, { ...optionsFor(server.port, limits), ...more });
}

const good = sse([
  chunk({ reasoning_content: "嗯" }),
  chunk({ content: "2" }),
  finished,
  usageEvent,
  "[DONE]",
]);
const answered = { answer: "2", verdict: { kind: "answer" } };
const broken = (reason: string) => ({ verdict: { problem: { kind: "protocol", reason } } });
const late = (reason: string) => ({ verdict: { problem: { kind: "timeout", reason } } });
/** Writes the text again and again until the other side leaves. */
function repeat(response: ServerResponse, text: string, everyMs: number): void {
  const timer = setInterval(() => response.write(text), everyMs);
  response.on("close", () => clearInterval(timer));
}
async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("a call", () => {
  it("brings the answer, its pieces, and what it leaves as evidence", async () => {
    const pieces: string[] = [];
    let sent = "";
    const { reading, trace } = await ask(
      async (request, response) => {
        sent = await bodyOf(request);
        streamOut(response, [good]);
      },
      {},
      { onPiece: ({ part, text }) => pieces.push(`${part} ${text}`) },
    );
    expect(reading).toMatchObject({ ...answered, reasoning: "嗯", usage: { promptTokens: 9 } });
    expect(pieces).toEqual(["reasoning 嗯", "content 2"]);
    const sha = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(trace).toMatchObject({
      attempts: 1,
      status: 200,
      mediaType: "text/event-stream",
      peer: "127.0.0.1",
    });
    expect([trace.requestDigest, trace.responseDigest]).toEqual([sha(sent), sha(good)]);
    expect(trace.bytes).toBe(Buffer.byteLength(good));
    expect(JSON.parse(sent)).toEqual({
      model: "m",
      messages: question.messages,
      max_tokens: 100,
      temperature: 0.6,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(server?.headers[0]).toMatchObject({ "accept-encoding": "identity", connection: "close" });
    expect(server?.headers[0]).not.toHaveProperty("authorization");
  });

  it("reads one body where a stream was asked for", async () => {
    const whole = { choices: [{ finish_reason: "stop", message: { content: "2" } }] };
    const { reading } = await ask((_, response) => response.end(JSON.stringify(whole)));
    expect(reading).toMatchObject({ ...answered, isDone: true });
  });

  it("has its answer though the server then breaks off, or says nothing and stays", async () => {
    const cut = await ask((_, response) => {
      streamOut(response, [sse([chunk({ content: "2" }), finished])], false);
      setTimeout(() => response.destroy(), 20);
    });
    expect(cut.reading).toMatchObject({ ...answered, isDone: false });
    await server?.close();
    const silent = await ask(
      (_, response) => streamOut(response, [sse([chunk({ content: "2" }), finished])], false),
      { gapMs: 40 },
    );
    expect(silent.reading).toMatchObject(answered);
  });

  it("has none when the server breaks off before the end", async () => {
    const { reading } = await ask((_, response) => {
      streamOut(response, [sse([chunk({ content: "2" })])], false);
      setTimeout(() => response.destroy(), 20);
    });
    expect(reading.verdict).toMatchObject({ problem: { kind: "network", reason: "connection-lost" } });
  });

  it("that is no HTTP breaks the protocol", async () => {
    const { reading } = await ask((request) => {
      request.socket.end("SSH-2.0-OpenSSH_9.2\r\n");
    });
    expect(reading).toMatchObject(broken("malformed-http"));
  });

  it.each([
    [401, { error: { message: "no" } }, "auth"],
    [404, { detail: "Not Found" }, "not-found"],
    [400, { error: { type: "exceed_context_size_error", n_prompt_tokens: 9, n_ctx: 8 } }, "context"],
    [500, "<html>", "server"],
  ])("refused with %i is not tried again", async (status, body, kind) => {
    const { reading, trace } = await ask((_, response) =>
      response.writeHead(status).end(JSON.stringify(body)),
    );
    expect(reading.verdict).toMatchObject({ problem: { kind, status, reason: "http-status" } });
    expect(trace.attempts).toBe(1);
    expect(server?.requests).toHaveLength(1);
  });
});

describe("a second attempt", () => {
  it.each([429, 503])("is made after %i, once", async (status) => {
    let asked = 0;
    const { reading, trace } = await ask((_, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(status).end();
      else streamOut(response, [good]);
    });
    expect(reading).toMatchObject(answered);
    expect(trace.attempts).toBe(2);
    await server?.close();
    const again = await ask((_, response) => response.writeHead(status).end());
    expect(again.reading.verdict).toMatchObject({ problem: { kind: "overload", status } });
    expect(server?.requests).toHaveLength(2);
  });

  it("is made when nobody listened", async () => {
    const gone = await startCounting();
    await gone.close();
    const { reading, trace } = await askChat(localEndpoint(gone.port), question, optionsFor(gone.port));
    expect(reading.verdict).toMatchObject({ problem: { reason: "connect", systemCode: "ECONNREFUSED" } });
    expect(trace).toMatchObject({ attempts: 2, status: null, connectedMs: null });
  });

  it("is never made after the first byte of an answer", async () => {
    await ask((_, response) => {
      streamOut(response, [":\n"], false);
      setTimeout(() => response.destroy(), 10);
    });
    expect(server?.requests).toHaveLength(1);
  });
});

describe("limits of size", () => {
  it("refuse a compressed body unread: 200 MB of it would be one", async () => {
    const bomb = gzipSync(Buffer.alloc(4_000_000));
    const { reading, trace } = await ask((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(bomb);
    });
    expect(reading).toMatchObject(broken("content-encoding"));
    expect(trace.bytes).toBe(0);
  });

  it("end a stream at one line of 10 MiB, long before it is whole", async () => {
    const { reading, trace } = await ask((_, response) => {
      streamOut(response, ["data: ", "x".repeat(10 * 1024 * 1024)]);
    });
    expect(reading).toMatchObject(broken("event-too-large"));
    expect(trace.bytes).toBeLessThan(200_000);
  });

  it("end an endless stream by its bytes or its events", async () => {
    const endless: RequestListener = (_, response) => {
      streamOut(response, [], false);
      repeat(response, sse(Array.from({ length: 50 }, () => chunk({ content: "again " }))), 1);
    };
    expect((await ask(endless, { events: 100_000 })).reading).toMatchObject(broken("too-many-bytes"));
    await server?.close();
    expect((await ask(endless, { events: 300 })).reading).toMatchObject(broken("too-many-events"));
  });

  it("end a stated length above them before a byte is read, and read a refusal only so far", async () => {
    const stated = await ask((_, response) => {
      response.writeHead(200, { "content-length": 300_000 }).end("x".repeat(300_000));
    });
    expect(stated.reading).toMatchObject(broken("too-many-bytes"));
    expect(stated.trace.bytes).toBe(0);
    await server?.close();
    const refused = await ask((_, response) => response.writeHead(400).end("x".repeat(5_000_000)));
    expect(refused.reading.verdict).toMatchObject({ problem: { kind: "bad-request" } });
    expect(refused.trace.bytes).toBeLessThan(200_000);
  });
});

describe("limits of time", () => {
  it("end a drip of comments, which is no sign of work", async () => {
    const drip: RequestListener = (_, response) => {
      streamOut(response, [sse([chunk({ content: "2" })])], false);
      repeat(response, ": keep-alive\n\n", 5);
    };
    expect((await ask(drip, { gapMs: 80 })).reading).toMatchObject(late("gap-time"));
  });

  it("end a drip of work by the time in all", async () => {
    const drip: RequestListener = (_, response) => {
      streamOut(response, [], false);
      repeat(response, sse([chunk({ content: "." })]), 5);
    };
    expect((await ask(drip, { totalMs: 150 })).reading).toMatchObject(late("total-time"));
  });

  it("end silence after a beginning, and headers that never come or come in drips", async () => {
    const silent: RequestListener = (_, response) =>
      streamOut(response, [sse([chunk({ content: "2" })])], false);
    expect((await ask(silent, { gapMs: 60 })).reading).toMatchObject(late("gap-time"));
    await server?.close();
    expect((await ask(() => {}, { headersMs: 60 })).reading).toMatchObject(late("headers-time"));
    await server?.close();
    const slowHead: RequestListener = ({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("x-a: b\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    };
    expect((await ask(slowHead, { headersMs: 60 })).reading).toMatchObject(late("headers-time"));
  });

  it("leave no connection behind", async () => {
    await ask(() => {}, { headersMs: 30 });
    await expect.poll(() => server?.connections().open).toBe(0);
  });
});

describe("a caller who leaves", () => {
  it("closes the connection of a call that streams, so the server can stop working", async () => {
    const leaving = new AbortController();
    const { reading } = await ask(
      (_, response) => {
        streamOut(response, [], false);
        repeat(response, sse([chunk({ content: "." })]), 2);
      },
      {},
      { signal: leaving.signal, onPiece: () => leaving.abort() },
    );
    expect(reading.verdict).toMatchObject({ problem: { kind: "aborted", reason: "stopped" } });
    await expect.poll(() => server?.connections().open).toBe(0);
  });

  it("before the call sends nothing; between two attempts there is no second one", async () => {
    const gone = AbortSignal.abort(new Error("tab closed"));
    const early = await ask((_, response) => response.end(), {}, { signal: gone });
    expect(early.reading.verdict).toMatchObject({ problem: { kind: "aborted" } });
    expect(server?.connections().opened).toBe(0);
    await server?.close();
    const leaving = new AbortController();
    const between = await ask(
      (_, response) => {
        response.writeHead(503).end();
        setTimeout(() => leaving.abort(), 10);
      },
      { retryMs: 20_000 },
      { signal: leaving.signal },
    );
    expect(between.reading.verdict).toMatchObject({ problem: { kind: "aborted" } });
    expect(server?.requests).toHaveLength(1);
  });
});

describe("what a server says of itself", () => {
  it("is read at the paths of its kind and nowhere else", async () => {
    server = await startCounting((_, response) => response.end('{"data":[]}'));
    const endpoint = localEndpoint(server.port);
    const options = optionsFor(server.port);
    expect((await readEndpoint(endpoint, "/v1/models", options)).text).toBe('{"data":[]}');
    await expect(readEndpoint(endpoint, "/terminate", options)).rejects.toThrow(RangeError);
    expect(server.requests).toEqual(["GET /v1/models"]);
  });

  it("has a limit too: a metrics page of any length ends there", async () => {
    server = await startCounting((_, response) => response.end("m 1\n".repeat(100_000)));
    const { problem } = await readEndpoint(localEndpoint(server.port), "/metrics", optionsFor(server.port));
    expect(problem).toMatchObject({ reason: "too-many-bytes" });
  });
});
