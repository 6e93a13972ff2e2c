import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import {
  createAsking,
  localEndpoint,
  optionsFor,
  question,
  startCounting,
  streamOut,
} from "@/lib/testing/llm-server";
import { chunk, finished, sse, usageEvent } from "@/lib/testing/llm-streams";
import { askChat } from "./ask-chat";
import { readEndpoint } from "./read-endpoint";

const { ask, server, close } = createAsking();
afterEach(close);

const good = sse([
  chunk({ reasoning_content: "嗯" }),
  chunk({ content: "2" }),
  finished,
  usageEvent,
  "[DONE]",
]);
const answered = { answer: "2", verdict: { kind: "answer" } };
const broken = (reason: string) => ({ verdict: { problem: { kind: "protocol", reason } } });
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
    expect(server()?.headers[0]).toMatchObject({ "accept-encoding": "identity", connection: "close" });
    expect(server()?.headers[0]).not.toHaveProperty("authorization");
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
    const silent = await ask(
      (_, response) => streamOut(response, [sse([chunk({ content: "2" }), finished])], false),
      { gapMs: 400 },
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
    expect(server()?.requests).toHaveLength(1);
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
    const again = await ask((_, response) => response.writeHead(status).end());
    expect(again.reading.verdict).toMatchObject({ problem: { kind: "overload", status } });
    expect(server()?.requests).toHaveLength(2);
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
    expect(server()?.requests).toHaveLength(1);
  });
});

describe("what a server says of itself", () => {
  it("is read at the paths of its kind and nowhere else", async () => {
    const own = await startCounting((_, response) => response.end('{"data":[]}'));
    const endpoint = localEndpoint(own.port);
    const options = optionsFor(own.port);
    expect((await readEndpoint(endpoint, "/v1/models", options)).text).toBe('{"data":[]}');
    await expect(readEndpoint(endpoint, "/terminate", options)).rejects.toThrow(RangeError);
    expect(own.requests).toEqual(["GET /v1/models"]);
    await own.close();
  });

  it("has a limit too: a metrics page of any length ends there", async () => {
    const own = await startCounting((_, response) => response.end("m 1\n".repeat(100_000)));
    const { problem } = await readEndpoint(localEndpoint(own.port), "/metrics", optionsFor(own.port));
    expect(problem).toMatchObject({ reason: "too-many-bytes" });
    await own.close();
  });
});
