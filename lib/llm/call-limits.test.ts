import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createAsking, patient, repeat, streamOut } from "@/lib/testing/llm-server";
import { chunk, sse } from "@/lib/testing/llm-streams";

const { ask, server, close } = createAsking();
afterEach(close);

const broken = (reason: string) => ({ verdict: { problem: { kind: "protocol", reason } } });
const late = (reason: string) => ({ verdict: { problem: { kind: "timeout", reason } } });

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
    expect((await ask(endless, { events: 300 })).reading).toMatchObject(broken("too-many-events"));
  });

  it("end a stated length above them before a byte is read, and read a refusal only so far", async () => {
    const stated = await ask((_, response) => {
      response.writeHead(200, { "content-length": 300_000 }).end("x".repeat(300_000));
    });
    expect(stated.reading).toMatchObject(broken("too-many-bytes"));
    expect(stated.trace.bytes).toBe(0);
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
    expect((await ask(() => {}, { headersMs: 60 })).reading).toMatchObject(late("headers-time"));
    const slowHead: RequestListener = ({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("x-a: b\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    };
    expect((await ask(slowHead, { headersMs: 60 })).reading).toMatchObject(late("headers-time"));
  });

  it("leave no connection behind", async () => {
    await ask(() => {}, { headersMs: 30 });
    await expect.poll(() => server()?.connections().open, patient).toBe(0);
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
    await expect.poll(() => server()?.connections().open, patient).toBe(0);
  });

  it("before the call sends nothing; between two attempts there is no second one", async () => {
    const gone = AbortSignal.abort(new Error("tab closed"));
    const early = await ask((_, response) => response.end(), {}, { signal: gone });
    expect(early.reading.verdict).toMatchObject({ problem: { kind: "aborted" } });
    expect(server()?.connections().opened).toBe(0);
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
    expect(server()?.requests).toHaveLength(1);
  });
});
