import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type CountingServer,
  localEndpoint,
  optionsFor,
  question,
  startCounting,
  testLimits,
} from "@/lib/testing/llm-server";
import { askChat } from "./ask-chat";
import type { CallOptions } from "./call";
import { openChecked } from "./connector";
import type { EndpointTarget } from "./target";

/** The server that no call may reach: it counts, and every test ends with nothing counted. */
let forbidden: CountingServer;
beforeEach(async () => {
  forbidden = await startCounting();
});
afterEach(() => forbidden.close());

const untouched = () => {
  expect(forbidden.requests).toEqual([]);
  expect(forbidden.connections().opened).toBe(0);
};
const refusal = { kind: "error", problem: { kind: "address", reason: "address-not-allowed" } };

async function ask(change: Partial<EndpointTarget>, options: Partial<CallOptions> = {}) {
  const endpoint = localEndpoint(forbidden.port, { network: "10.20.0.0/16", ...change });
  return (await askChat(endpoint, question, { limits: testLimits, ...options })).reading.verdict;
}

describe("nothing reaches this machine", () => {
  const here = { network: "127.0.0.0/8" };

  it.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "[::ffff:127.0.0.1]",
    "127.0.0.1.",
    "0",
    "[::1]",
    "localhost",
  ])("by the host %s", async (host) => {
    expect(await ask({ host, ...here })).toMatchObject(refusal);
    expect(await ask({ host })).toMatchObject(refusal);
    untouched();
  });

  it.each(["file", "gopher"])("by the scheme %s", async (scheme) => {
    expect(await ask({ ...here, scheme: scheme as "http" })).toMatchObject(refusal);
    untouched();
  });

  it("by a user before the host, a path behind it or a path of the record's own", async () => {
    for (const change of [
      { host: "10.20.0.5@127.0.0.1" },
      { host: "127.0.0.1/" },
      { basePath: "/v1/../x" },
    ]) {
      expect(await ask({ ...here, ...change })).toMatchObject(refusal);
    }
    untouched();
  });

  it("on another port than the operator named", async () => {
    expect(await ask(here, { loopbackPorts: [forbidden.port + 1] })).toMatchObject(refusal);
    untouched();
  });
});

describe("a name that is looked up", () => {
  it("reaches nothing when any of its addresses is forbidden", async () => {
    for (const addresses of [
      ["127.0.0.1"],
      ["10.20.0.5", "127.0.0.1"],
      ["::ffff:127.0.0.1"],
      ["10.21.0.1"],
      [],
    ]) {
      const resolve = async () => addresses;
      expect(await ask({ host: "llm.hospital.example" }, { resolve })).toMatchObject(refusal);
    }
    untouched();
  });

  it("reaches nothing when its second answer is another one (rebinding)", async () => {
    const answers = [["10.20.0.5"], ["127.0.0.1"]];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    // Nobody is at 10.20.0.5; the second attempt looks the name up again.
    const limits = { ...testLimits, connectMs: 50 };
    expect(await ask({ host: "llm.hospital.example" }, { resolve, limits })).toMatchObject(refusal);
    expect(asked).toBe(2);
    untouched();
  });

  it("is looked up once for a connection: there is no second answer to be fooled by", async () => {
    let asked = 0;
    const resolve = async () => (asked++ === 0 ? ["127.0.0.1"] : ["10.20.0.5"]);
    const options = { ...optionsFor(forbidden.port), resolve };
    await ask({ host: "llm.hospital.example", network: "127.0.0.0/8" }, options);
    expect(asked).toBe(1);
    expect(forbidden.connections().opened).toBe(1);
  });

  it("that is not found is a failure of the network", async () => {
    const resolve = async () => {
      throw Object.assign(new Error("getaddrinfo ENOTFOUND secret.name"), { code: "ENOTFOUND" });
    };
    expect(await ask({ host: "llm.hospital.example" }, { resolve })).toMatchObject({
      problem: { kind: "network", reason: "connect", systemCode: "ENOTFOUND" },
    });
  });

  it("whose look-up never ends is left alone in time", async () => {
    const resolve = () => new Promise<string[]>(() => {});
    const limits = { ...testLimits, connectMs: 30 };
    expect(await ask({ host: "llm.hospital.example" }, { resolve, limits })).toMatchObject({
      problem: { kind: "timeout", reason: "connect-time" },
    });
  });
});

it("a peer other than the checked address is left before a byte is written", async () => {
  let received = 0;
  const server = createServer((socket) => socket.on("data", () => received++).on("error", () => {}));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  // The kernel takes 0.0.0.0 for this machine, so the peer is not what was asked for.
  const opening = openChecked("0.0.0.0", port, (one) => one === "0.0.0.0", new AbortController().signal);
  await expect(opening).rejects.toMatchObject({ problem: { kind: "address" } });
  expect(received).toBe(0);
  await new Promise((closed) => server.close(closed));
});

it.each([301, 302, 303, 307, 308])("a redirect (%i) is not followed", async (status) => {
  const server = await startCounting((_, response) => {
    response.writeHead(status, { location: `http://127.0.0.1:${forbidden.port}/v1/internal` }).end();
  });
  const { reading } = await askChat(localEndpoint(server.port), question, {
    ...optionsFor(server.port),
    loopbackPorts: [server.port, forbidden.port],
  });
  expect(reading.verdict).toMatchObject({ problem: { kind: "protocol", reason: "redirect", status } });
  expect(server.requests).toEqual(["POST /v1/chat/completions"]);
  untouched();
  await server.close();
});
