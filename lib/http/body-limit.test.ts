import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { limitBody } from "./body-limit";

const limit = 1000;
let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers with the number of bytes it read, and a request to it. */
async function send(size: number, headers: Record<string, string | number>) {
  server = createServer(async (incoming, outgoing) => {
    if (!limitBody(incoming, outgoing, limit)) return;
    let seen = 0;
    try {
      for await (const chunk of incoming) seen += chunk.length;
      outgoing.end(String(seen));
    } catch {
      // The body was cut off; the answer is given already.
    }
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const outgoing = request({ port, host: "127.0.0.1", method: "POST", headers }, async (incoming) => {
      let body = "";
      for await (const chunk of incoming) body += chunk;
      resolve({ status: incoming.statusCode ?? 0, type: incoming.headers["content-type"] ?? "", body });
    });
    outgoing.on("error", reject);
    for (let left = size; left > 0; left -= 100) outgoing.write("x".repeat(Math.min(100, left)));
    outgoing.end();
  });
}

describe("a request body", () => {
  it("up to the limit is read whole, with or without a stated length", async () => {
    expect(await send(limit, { "content-length": limit })).toMatchObject({ status: 200, body: "1000" });
    expect(await send(limit, {})).toMatchObject({ status: 200, body: "1000" });
  });

  it("above the limit is refused as a problem document when its length says so", async () => {
    const answer = await send(limit + 1, { "content-length": limit + 1 });
    expect(answer).toMatchObject({ status: 413, type: "application/problem+json; charset=utf-8" });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 413, code: "input.too-large" });
  });

  it("above the limit is refused when it only shows on the way", async () => {
    expect(await send(limit * 3, {})).toMatchObject({ status: 413 });
  });
});
