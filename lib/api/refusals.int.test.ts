import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toCursor } from "@/lib/command/cursor";
import { askApi, tokenFor } from "@/lib/testing/api";
import { deploymentValues } from "@/lib/testing/forms";
import { makeHospital, openTestPortal, type TestPortal } from "@/lib/testing/portal";

let portal: TestPortal;
let token: string;

beforeAll(async () => {
  portal = await openTestPortal();
  token = await tokenFor((await makeHospital(portal)).it);
});
afterAll(() => portal.close());

describe("a refusal", () => {
  it("is a problem in both languages that points at each field", async () => {
    const refused = await askApi("POST", "/deployments", {
      token,
      body: { ...deploymentValues(), name: "", hosting: "cellar", surplus: 1 },
      headers: { "accept-language": "en-GB,en;q=0.9" },
    });
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
    expect(refused.body).toMatchObject({
      status: 422,
      code: "input.invalid",
      instance: "/api/v1/deployments",
    });
    const errors = refused.body.errors as { pointer: string; messages: Record<string, string> }[];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(["/hosting", "/name", "/surplus"]);
    expect(refused.body.title).toBe((refused.body.messages as Record<string, string>).en);
    for (const { messages } of errors) {
      expect(messages["zh-CN"]).toMatch(/\p{Script=Han}/u);
      expect(messages.en).toMatch(/^[A-Z]/);
    }
  });

  it.each([
    ["repeated names", '{"name":"甲方","name":"乙方"}', 400],
    ["a syntax error", '{"name":', 400],
    ["no object", "[1]", 400],
    ["a NUL", '{"name":"a\\u0000b"}', 400],
    ["half a character", '{"name":"\\ud800"}', 400],
    ["nesting without end", "[".repeat(20_000), 400],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ["more than it may hold", JSON.stringify({ name: "长".repeat(200_000) }), 413],
  ])("of %s is plain and writes nothing", async (_, raw, status) => {
    const refused = await askApi("POST", "/deployments", { token, raw: raw as BodyInit });
    expect(refused.status).toBe(status);
  });

  it("of another kind of body, method or path says which", async () => {
    const typed = await askApi("POST", "/deployments", {
      token,
      raw: "a=1",
      headers: { "content-type": "text/plain" },
    });
    expect(typed).toMatchObject({ status: 415 });
    const method = await askApi("DELETE", "/deployments", { token });
    expect(method).toMatchObject({ status: 405 });
    expect(method.headers.get("allow")).toBe("GET, POST");
    for (const path of ["/nothing", "/deployments/%00", "/deployments/%ED%A0%80", "/deployments/%zz", "//"]) {
      const { status } = await askApi("GET", path, { token });
      expect([path, status]).toEqual([path, expect.toBeOneOf([400, 404])]);
    }
  });
});

describe("lists", () => {
  it("come in pages that together hold every row once", async () => {
    const b = await makeHospital(portal);
    const own = await tokenFor(b.it);
    const made = new Set<unknown>();
    for (let n = 0; n < 5; n += 1) {
      made.add(
        (await askApi("POST", "/deployments", { token: own, body: deploymentValues(`平台${n}`) })).body.id,
      );
    }
    const seen: unknown[] = [];
    for (let cursor: unknown = null; ; ) {
      const page = await askApi("GET", `/deployments?limit=2${cursor ? `&cursor=${cursor}` : ""}`, {
        token: own,
      });
      expect(page.status).toBe(200);
      seen.push(...(page.body.items as { id: unknown }[]).map(({ id }) => id));
      cursor = page.body.next;
      expect(page.headers.get("link")?.includes(String(cursor)) ?? false).toBe(cursor !== null);
      if (cursor === null) break;
    }
    expect(seen.length).toBe(5);
    expect(new Set(seen)).toEqual(made);
  });

  it("refuse a place of another order, and words that are not looked for", async () => {
    const place = toCursor("/register", "INS-0003728-6_zhejiang");
    for (const query of [`sort=name&cursor=${place}`, "q=a b c d e f g h", "q="])
      expect([query, (await askApi("GET", `/register?${query}`, { token })).status]).toEqual([query, 200]);
    const refused = [`sort=size&cursor=${place}`, "cursor=garbage", "q=a b c d e f g h i", "q=(((", "q=%25"];
    for (const query of refused)
      expect([query, (await askApi("GET", `/register?${query}`, { token })).status]).toEqual([query, 422]);
  });

  it.each([
    ["/institutions", "INS-0003728-7"],
    ["/deployments", "INS-0003728-6_zhejiang"],
    ["/applications", "x"],
    ["/reviews", "80_x"],
    ["/spot-checks", "80"],
    ["/signatures", "x"],
    ["/obligations", "INS-0003728-6"],
    ["/classifications", "INS-0003728-6"],
  ] as const)("of %s refuse what is no place of it: %s", async (list, place) => {
    const { status, body } = await askApi("GET", `${list}?cursor=${toCursor(list, place)}`, { token });
    expect([status, body.code]).toEqual([422, "input.invalid"]);
  });

  it.each([
    ["/institutions", 200],
    ["/deployments", 422],
    ["/applications", 422],
  ])(
    "of %s take only their own cursor, though others' places are written alike: %i",
    async (list, status) => {
      const cursor = toCursor("/institutions", "INS-0003728-6");
      expect((await askApi("GET", `${list}?cursor=${cursor}`, { token })).status).toBe(status);
    },
  );

  it.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "cursor=%00",
    "cursor=%F0",
    "cursor=AA",
    "surplus=1",
    "limit=1&limit=2",
  ])("refuse %s", async (query) => {
    const { status } = await askApi("GET", `/deployments?${query}`, { token });
    expect(status).toBeOneOf([400, 422]);
  });
});
