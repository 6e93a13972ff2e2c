import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { viewerOfToken } from "@/lib/auth/mint";
import { tokenHash } from "@/lib/auth/token-secret";
import { scoped } from "@/lib/database";
import { askApi, tokenFor } from "@/lib/testing/api";
import { applicationValues, configurationValues, deploymentValues } from "@/lib/testing/forms";
import {
  makeHospital,
  makeReviewer,
  openTestPortal,
  type TestHospital,
  type TestPortal,
} from "@/lib/testing/portal";
import { createToken, revokeToken } from "@/lib/users/token-commands";
import { listOwnTokens } from "@/lib/users/token-queries";
import { tidyApi } from "./tidy";

let portal: TestPortal;
let a: TestHospital;
let token: string;

beforeAll(async () => {
  portal = await openTestPortal();
  a = await makeHospital(portal);
  token = await tokenFor(a.it);
});
afterAll(() => portal.close());

const rows = async (statement: ReturnType<typeof sql>) => portal.asMaintenance((tx) => tx.execute(statement));
const without = (values: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

async function newDeployment(): Promise<string> {
  const made = await askApi("POST", "/deployments", { token, body: deploymentValues() });
  expect(made).toMatchObject({ status: 201 });
  return String(made.body.id);
}

describe("a hospital's own system", () => {
  it("registers a deployment with configuration and application, changes it and hands it in", async () => {
    const made = await askApi("POST", "/deployments", { token, body: deploymentValues() });
    expect(made).toMatchObject({ status: 201, body: { revision: 1 } });
    expect(made.headers.get("location")).toBe(`/api/v1/deployments/${made.body.id}`);
    const at = `/deployments/${made.body.id}`;
    const configured = await askApi("POST", `${at}/configurations`, {
      token,
      body: without(configurationValues("", 1), "deploymentId", "revision"),
      headers: { "if-match": '"1"' },
    });
    expect(configured).toMatchObject({ status: 201, body: { revision: 2 } });
    const used = await askApi("POST", `${at}/applications`, {
      token,
      body: without(applicationValues(""), "deploymentId"),
    });
    expect(used).toMatchObject({ status: 201 });
    const read = await askApi("GET", at, { token });
    expect(read).toMatchObject({
      status: 200,
      body: { revision: 2, configuration: { digest: configured.body.digest } },
    });
    const changed = await askApi("PUT", at, {
      token,
      body: { ...(read.body.record as object), name: "改名后的平台" },
      headers: { "if-match": read.headers.get("etag") ?? "" },
    });
    expect(changed).toMatchObject({ status: 200, body: { revision: 3 } });
    const again = await askApi("GET", at, { token });
    const moves = again.body.moves as { move: string; records: { id: string; revision: number }[] }[];
    const seen = moves
      .find(({ move }) => move === "submit")
      ?.records.map(({ id, revision }) => ({ id, revision }));
    const handedIn = await askApi("POST", `/records/deployment/${made.body.id}/submit`, {
      token,
      body: { seen },
    });
    expect(handedIn).toMatchObject({ status: 200, body: { moved: 3 } });
  });

  it("gives back from a reading what a change takes", async () => {
    const at = `/deployments/${await newDeployment()}`;
    const read = await askApi("GET", at, { token });
    const same = await askApi("PUT", at, {
      token,
      body: read.body.record,
      headers: { "if-match": read.headers.get("etag") ?? "" },
    });
    expect(same.status).toBe(200);
    const after = await askApi("GET", at, { token });
    expect(after.body.record).toEqual(read.body.record);
    expect(after.body.provenance).toEqual(read.body.provenance);
  });

  it("says in the trail which token wrote", async () => {
    const id = await newDeployment();
    const [event] = await rows(
      sql`select event->>'session' as session from audit_events where object_id = ${id} and action = 'deployment.created'`,
    );
    expect(event?.session).toMatch(/^token:[0-9a-f-]{36}$/);
  });
});

describe("versions", () => {
  it("a change without the version read is asked for it; with an old one it is told, and nothing is written", async () => {
    const at = `/deployments/${await newDeployment()}`;
    const body = { ...deploymentValues(), name: "第二次修改" };
    expect(await askApi("PUT", at, { token, body })).toMatchObject({
      status: 428,
      body: { code: "request.version-missing" },
    });
    const first = await askApi("PUT", at, { token, body, headers: { "if-match": '"1"' } });
    expect(first.status).toBe(200);
    const late = await askApi("PUT", at, { token, body, headers: { "if-match": '"1"' } });
    expect(late).toMatchObject({ status: 412, body: { code: "record.stale" } });
    expect((await askApi("GET", at, { token })).body.revision).toBe(2);
  });

  it("an unchanged record is not sent twice", async () => {
    const at = `/deployments/${await newDeployment()}`;
    const etag = (await askApi("GET", at, { token })).headers.get("etag") ?? "";
    const again = await askApi("GET", at, { token, headers: { "if-none-match": etag } });
    expect(again).toMatchObject({ status: 304, body: {} });
  });
});

describe("a key", () => {
  const count = async () => Number((await rows(sql`select count(*) as n from deployments`))[0]?.n);

  it("sent again gives the first answer and writes once; with another body it is refused", async () => {
    const before = await count();
    const headers = { "idempotency-key": "once-1" };
    const first = await askApi("POST", "/deployments", { token, body: deploymentValues(), headers });
    const again = await askApi("POST", "/deployments", { token, body: deploymentValues(), headers });
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(201);
    const other = await askApi("POST", "/deployments", {
      token,
      body: deploymentValues("另一个平台"),
      headers,
    });
    expect(other).toMatchObject({ status: 409, body: { code: "request.key-reused" } });
    expect(await count()).toBe(before + 1);
  });

  it("sent fifty times at once makes one record and fifty equal answers", async () => {
    const before = await count();
    const headers = { "idempotency-key": "fifty" };
    const asked = Array.from({ length: 50 }, () =>
      askApi("POST", "/deployments", { token, body: deploymentValues(), headers }),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await count()).toBe(before + 1);
  });

  it("of a refused write is free again", async () => {
    const headers = { "idempotency-key": "refused-1" };
    const wrong = await askApi("POST", "/deployments", { token, body: {}, headers });
    expect(wrong.status).toBe(422);
    const right = await askApi("POST", "/deployments", { token, body: deploymentValues(), headers });
    expect(right.status).toBe(201);
  });

  it("belongs to its person: the same one of somebody else is another", async () => {
    const b = await makeHospital(portal);
    const headers = { "idempotency-key": "shared" };
    const own = await askApi("POST", "/deployments", { token, body: deploymentValues(), headers });
    const theirs = await askApi("POST", "/deployments", {
      token: await tokenFor(b.it),
      body: deploymentValues(),
      headers,
    });
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(own.body.id);
  });
});

describe("housekeeping", () => {
  it("forgets answers after a day and full allowances, and nothing younger", async () => {
    const headers = { "idempotency-key": "kept-for-now" };
    await askApi("POST", "/deployments", { token, body: deploymentValues(), headers });
    await askApi("POST", "/deployments", {
      token,
      body: deploymentValues(),
      headers: { "idempotency-key": "of-yesterday" },
    });
    await rows(
      sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'of-yesterday'`,
    );
    await rows(sql`insert into rate_limits values ('address 192.0.2.1', now() - interval '1 hour')`);
    await tidyApi();
    const kept = await rows(
      sql`select key from idempotency_keys where key in ('kept-for-now', 'of-yesterday')`,
    );
    expect(kept.map(({ key }) => key)).toEqual(["kept-for-now"]);
    expect((await rows(sql`select 1 from rate_limits where caller like '%192.0.2.1'`)).length).toBe(0);
  });
});

describe("an allowance", () => {
  it("is one for all processes: what it refuses says when to come again, and others are served", async () => {
    const own = await tokenFor((await makeHospital(portal)).it);
    await askApi("GET", "/me", { token: own });
    // As if others had just served a minute's worth, and half again: a slow machine must not gain it back meanwhile.
    const caller = `token ${tokenHash(own).slice(0, 24)}`;
    await rows(sql`update rate_limits set full_at = now() + interval '90 seconds' where caller = ${caller}`);
    const refused = await askApi("GET", "/me", { token: own });
    expect(refused).toMatchObject({ status: 429, body: { code: "request.too-many" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await askApi("GET", "/me", { token: await tokenFor(a.it) })).status).toBe(200);
  });
});

describe("a token", () => {
  it("does no more than it names, whatever its person may", async () => {
    const { secret } = await createToken(a.it, { name: "只读", scopes: ["deployment:read"] });
    expect((await askApi("GET", "/deployments", { token: secret })).status).toBe(200);
    expect(await askApi("POST", "/deployments", { token: secret, body: deploymentValues() })).toMatchObject({
      status: 403,
      body: { code: "token.scope", values: { permission: "deployment:edit" } },
    });
  });

  it("cannot name what the role does not hold", async () => {
    const reviewer = await makeReviewer(portal);
    const asked = createToken(reviewer, { name: "越权", scopes: ["deployment:edit"] });
    await expect(asked).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("makes no token and ends none, by whatever way it comes", async () => {
    const bearer = await scoped({ kind: "auth" }, (tx) => viewerOfToken(tx, token, a.it.request));
    if (bearer === null) throw new Error("the bearer of a live token");
    const asked = createToken(bearer, { name: "再造", scopes: ["home:read"] });
    await expect(asked).rejects.toMatchObject({ code: "token.scope" });
    const [{ id } = { id: "" }] = await listOwnTokens(a.it, {});
    await expect(revokeToken(bearer, { id })).rejects.toMatchObject({ code: "token.scope" });
    const named = createToken(a.it, { name: "授权", scopes: ["token:keep"] });
    await expect(named).rejects.toMatchObject({ code: "input.invalid" });
    expect(
      await askApi("POST", "/tokens", { token, body: { name: "再造", scopes: ["home:read"] } }),
    ).toMatchObject({ status: 404 });
  });

  it("is not kept: only a hash of it is", async () => {
    const [row] = await rows(sql`select string_agg(to_jsonb(t)::text, ' ') as text from api_tokens t`);
    expect(String(row?.text)).not.toContain(token);
  });

  it.each([
    ["revoked", sql`update api_tokens set revoked_at = now()`],
    [
      "expired",
      sql`update api_tokens set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'`,
    ],
  ])("that is %s proves nobody from the next request on", async (_, ending) => {
    const hospital = await makeHospital(portal);
    const secret = await tokenFor(hospital.it);
    expect((await askApi("GET", "/me", { token: secret })).status).toBe(200);
    await rows(sql`${ending} where user_id = ${hospital.it.userId}`);
    expect(await askApi("GET", "/me", { token: secret })).toMatchObject({
      status: 401,
      body: { code: "token.invalid" },
    });
  });

  it("is asked for wherever the public may not look, and a wrong one is refused everywhere", async () => {
    expect(await askApi("GET", "/deployments")).toMatchObject({
      status: 401,
      body: { code: "sign-in.required" },
    });
    expect((await askApi("GET", "/register")).status).toBe(200);
    for (const authorization of ["Bearer hlo_wrong", "Basic abc", "Bearer", "Bearer \u00e4"]) {
      const refused = await askApi("GET", "/register", { headers: { authorization } });
      expect([authorization, refused.status]).toEqual([authorization, 401]);
      expect(refused.headers.get("www-authenticate")).toContain("Bearer");
    }
  });
});
