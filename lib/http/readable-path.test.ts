import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requireReadablePath } from "./readable-path";

let server: Server;
beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    if (requireReadablePath(incoming, outgoing)) outgoing.end("read");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

it.each(["/register/%E0%A4%A", "/api/v1/me%", "/reviews/%", "/%c0%ae"])(
  "a path that encodes nothing is the asker's fault: %s",
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 400, code: "input.malformed" });
  },
);

it.each(["/", "/register/%E5%8C%BB", "/register?q=%", "/a%2Fb", "/a%00"])(
  "any other is read: %s",
  async (path) => {
    expect(await (await get(path)).text()).toBe("read");
  },
);
