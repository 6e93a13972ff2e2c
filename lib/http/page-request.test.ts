import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requirePageRequest } from "./page-request";

let server: Server;
beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    if (requirePageRequest(incoming, outgoing)) outgoing.end("taken");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

/** fetch() sets the headers of an origin itself and knows no TRACE. */
function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number | undefined; allow: string | undefined; text: string }>(
    (resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
        let text = "";
        answer.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
        });
        answer.on("end", () => resolve({ status: answer.statusCode, allow: answer.headers.allow, text }));
      });
      asked.on("error", reject).end();
    },
  );
}

it.each([
  ["TRACE", "/"],
  ["PUT", "/register"],
  ["DELETE", "/views"],
  ["TRACE", "/api/v1/register"],
])("%s %s is no request of a page", async (method, path) => {
  const { status, allow } = await ask(method, path);
  expect([status, allow?.includes("GET")]).toEqual([405, true]);
});

it.each([
  ["GET", "/"],
  ["HEAD", "/register"],
  ["POST", "/views"],
  ["PATCH", "/api/v1/deployments/1"],
])("%s %s is taken", async (method, path) => expect((await ask(method, path)).status).toBe(200));

it("takes an act from a page of its own alone", async () => {
  const act = { "next-action": "4".repeat(42), host: "portal.example:3000" };
  const from = async (origin: string) => (await ask("POST", "/", { ...act, origin })).status;
  expect(await from("http://portal.example:3000")).toBe(200);
  expect([await from("http://evil.example"), await from("null"), await from("")]).toEqual([403, 403, 403]);
});

it("tells a reader in words, in both languages, and a program as a problem", async () => {
  const told = await ask("PUT", "/", { accept: "text/html,*/*" });
  expect(told.text).toContain("This address does not take such a request.");
  expect(told.text).toContain("这个地址不接受此种请求。");
  expect(JSON.parse((await ask("PUT", "/")).text)).toMatchObject({ status: 405, code: "input.method" });
  expect(JSON.parse((await ask("TRACE", "/api/v1/me", { accept: "text/html" })).text).status).toBe(405);
});
