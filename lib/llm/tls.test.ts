import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCertificate } from "@/lib/testing/certificate";
import { localTarget, optionsFor, question, startCounting, streamOut } from "@/lib/testing/llm-server";
import { chunk, finished, sse } from "@/lib/testing/llm-streams";
import { askChat } from "./ask-chat";

const name = "llm.hospital.example";
const certificate = makeCertificate(name);
let server: Server;
let port = 0;
let requests = 0;
beforeAll(async () => {
  server = createServer(certificate, (_, response) => {
    requests += 1;
    streamOut(response, [sse([chunk({ content: "2" }), finished])]);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(host: string, ca: string | null, to = port) {
  const target = localTarget(to, { scheme: "https", host, ca });
  const options = { ...optionsFor(to), resolve: async () => ["127.0.0.1"] };
  return (await askChat({ target, key: "sk-secret" }, question, options)).reading;
}

describe("a server with a certificate", () => {
  it("of the authority in its record answers", async () => {
    expect(await ask(name, certificate.cert)).toMatchObject({ answer: "2", verdict: { kind: "answer" } });
    expect(requests).toBe(1);
  });

  it.each([
    ["of nobody we know", name, null, "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["of another authority", name, makeCertificate(name).cert, "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["for another name", "other.hospital.example", certificate.cert, "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["for a name, at an address", "127.0.0.1", certificate.cert, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("%s is sent nothing, no key either", async (_, host, ca, systemCode) => {
    requests = 0;
    expect((await ask(host, ca)).verdict).toMatchObject({
      problem: { kind: "network", reason: "connect", systemCode },
    });
    expect(requests).toBe(0);
  });

  it("and none where the record says it has one is sent nothing", async () => {
    const plain = await startCounting();
    expect((await ask(name, certificate.cert, plain.port)).verdict).toMatchObject({
      problem: { kind: "network", reason: "connect" },
    });
    expect(plain.requests).toEqual([]);
    await plain.close();
  });
});
