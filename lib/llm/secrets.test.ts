import { inspect } from "node:util";
import { afterEach, expect, it, vi } from "vitest";
import { loggedError } from "@/lib/http/logged-error";
import {
  type CountingServer,
  localEndpoint,
  optionsFor,
  question,
  startCounting,
  streamOut,
} from "@/lib/testing/llm-server";
import { askChat } from "./ask-chat";
import { CallError, problemOf } from "./call-error";
import { problem } from "./problem";
import { readEndpoint } from "./read-endpoint";

/** Nothing of a key, a prompt or an answer gets into an error, an outcome of a failed call or a log. */
const key = "sk-a-key-that-nobody-may-see";
let server: CountingServer | undefined;
afterEach(() => server?.close());

async function failing(change: { key: string }, answer: Parameters<typeof startCounting>[0]) {
  server = await startCounting(answer);
  const endpoint = { ...localEndpoint(server.port), ...change };
  const request = { ...question, messages: [{ role: "user" as const, content: "a private prompt" }] };
  return askChat(endpoint, request, optionsFor(server.port));
}

it("the key is sent as a bearer's", async () => {
  await failing({ key }, (_, response) => response.end());
  expect(server?.headers[0]?.authorization).toBe(`Bearer ${key}`);
});

it("a server that repeats the key in its refusal does not get it into the outcome", async () => {
  const refusing = await failing({ key }, (_, response) => {
    response
      .writeHead(401)
      .end(JSON.stringify({ error: { message: `Incorrect API key: ${key}`, code: key } }));
  });
  expect(inspect(refusing, { depth: 9 })).not.toContain(key);
  expect(refusing.reading.verdict).toMatchObject({
    problem: { said: { message: "Incorrect API key: [key]" } },
  });
  await server?.close();
  const late = await failing({ key }, (_, response) => {
    streamOut(response, [`data: {"error":{"message":"bad ${key}","code":401}}\n\n`]);
  });
  expect(inspect(late, { depth: 9 })).not.toContain(key);
});

it("nor does one whose description of itself is refused so", async () => {
  server = await startCounting((_, response) => response.writeHead(403).end(`{"detail":"${key} may not"}`));
  const endpoint = { ...localEndpoint(server.port), key };
  const read = await readEndpoint(endpoint, "/v1/models", optionsFor(server.port));
  expect(read.problem).toMatchObject({ kind: "auth", said: { message: "[key] may not" } });
  expect(inspect(read, { depth: 9 })).not.toContain(key);
});

it.each(["a\r\nx-injected: 1", "钥匙-not-ascii"])(
  "a key that is none (%j) breaks nothing and is quoted nowhere",
  async (bad) => {
    const logged = [vi.spyOn(console, "error"), vi.spyOn(console, "warn"), vi.spyOn(console, "log")];
    const outcome = await failing({ key: bad }, (_, response) => response.end());
    expect(outcome.reading.verdict.kind).toBe("error");
    expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain(bad.slice(0, 3));
    expect(server?.requests).toEqual([]);
    for (const spy of logged) {
      expect(inspect(spy.mock.calls)).not.toContain(bad.slice(0, 3));
      spy.mockRestore();
    }
  },
);

it("an error of ours holds its kind and reason; whatever undici said is not kept", () => {
  const signal = new AbortController().signal;
  const thrown = Object.assign(new Error(`invalid authorization header: Bearer ${key}`), {
    code: `UND_ERR ${key}`,
    cause: new Error(key),
  });
  expect(inspect(problemOf(thrown, signal, "connection"))).not.toContain(key);
  const error = new CallError(problem("network", "connection-lost"));
  expect(error.message).toBe("network: connection-lost");
  expect(error.cause).toBeUndefined();
  expect(JSON.stringify(loggedError(error))).not.toContain("connection-lost");
});

it("a failed call carries neither the prompt nor what was answered, but for the server's own words", async () => {
  const { reading } = await failing({ key }, (_, response) =>
    response.writeHead(500).end("a private answer"),
  );
  expect(inspect(reading, { depth: 9 })).not.toMatch(/private/);
});
