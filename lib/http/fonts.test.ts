import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { facesHref, serveFont } from "./fonts";

const server = createServer((request, response) => {
  if (!serveFont(request, response)) response.writeHead(418).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

const ask = (path: string, init: RequestInit = {}) => {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, init);
};

it("lists every slice of both families, and each is there for good", async () => {
  const sheet = await (await ask(await facesHref())).text();
  const names = [...sheet.matchAll(/url\(\.\/(files\/[^)]+)\)/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name) => name.includes("serif")).length).toBe(names.length / 2);
  for (const name of names.slice(0, 12)) {
    const font = await ask((await facesHref()).replace("faces.css", name));
    const bytes = Buffer.from(await font.arrayBuffer());
    expect([name, bytes.subarray(0, 4).toString()]).toEqual([name, "wOF2"]);
    expect(font.headers.get("content-type")).toBe("font/woff2");
    expect(font.headers.get("cache-control")).toContain("immutable");
  }
});

it("packs the sheet into 35 kB where that can be read", async () => {
  const size = async (encoding: string) => {
    const { headers } = await ask(await facesHref(), { headers: { "accept-encoding": encoding } });
    return [headers.get("content-encoding"), Number(headers.get("content-length"))] as const;
  };
  expect(await size("identity")).toEqual([null, expect.any(Number)]);
  const [encoding, packed] = await size("gzip, br");
  expect(encoding).toBe("gzip");
  expect(packed).toBeLessThan(35_000);
});

it.each([
  ["another version", "/fonts/0000000000000000/faces.css"],
  ["a file of the package that is no font", "files/noto-sans-sc-../package.json"],
  ["a way out of the folder", "files/noto-sans-sc-%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json"],
  ["the folder itself", ""],
])("gives out no %s", async (_, path) => {
  const address = path.startsWith("/") ? path : (await facesHref()).replace("faces.css", path);
  expect((await ask(address)).status).toBe(404);
});

it("takes no writes, and leaves every other address to the pages", async () => {
  expect((await ask(await facesHref(), { method: "POST" })).status).toBe(404);
  expect((await ask("/register")).status).toBe(418);
});
