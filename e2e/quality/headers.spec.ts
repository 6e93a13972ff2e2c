import type { APIRequestContext, APIResponse } from "@playwright/test";
import { askOne } from "../database";
import { expect, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";

const nonceOf = (answer: APIResponse): string =>
  /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1] ?? "";

for (const path of ["/", "/register", "/sign-in", "/home", "/api/health", "/no-such-page"]) {
  test(`${path} answers with the headers that protect its reader`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-request-id"]).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("server");
  });
}

test("long JSON goes out compressed", async ({ request }) => {
  const headers = { "accept-encoding": "gzip" };
  const encodingOf = async (path: string) =>
    (await request.get(path, { headers })).headers()["content-encoding"] ?? null;
  expect(await encodingOf("/api/v1/openapi.json")).toBe("gzip");
  expect(await encodingOf("/api/v1/register?limit=50")).toBe("gzip");
});

test("a document's policy names a nonce of its own, which its scripts carry", async ({ request }) => {
  const [first, second] = [await request.get("/"), await request.get("/")];
  const [one, other] = [nonceOf(first), nonceOf(second)];
  expect(one.length).toBeGreaterThanOrEqual(20);
  expect(one).not.toBe(other);
  const policy = first.headers()["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
  expect(scripts).toContain("'strict-dynamic'");
  expect(scripts).not.toContain("unsafe-inline");
  expect(scripts).not.toContain("unsafe-eval");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  const tags = (await first.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(1);
  for (const tag of tags) expect(tag).toContain(`nonce="${one}"`);
});

test("a page that is not there says so with the id of the request", async ({ arrive }) => {
  const { page, t } = await arrive();
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("errors.page.notFoundTitle"));
  await expect(page.getByRole("main").locator("code")).toHaveText(
    answer?.headers()["x-request-id"] ?? "none",
  );
});

test("a caller names neither its request nor the page's policy", async ({ request }) => {
  const forged = {
    "x-request-id": "forged-request-id",
    "x-nonce": "forgednonce",
    "x-portal-path": "/forged",
  };
  const answer = await request.get("/home", { headers: forged, maxRedirects: 0 });
  expect(answer.headers()["x-request-id"]).not.toBe("forged-request-id");
  expect(nonceOf(answer)).not.toBe("forgednonce");
  expect(answer.headers().location).toBe("/sign-in?next=%2Fhome");
});

test("health says that the database answers, and nothing else", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect(await answer.json()).toEqual({ status: "ok" });
});

for (const path of ["/api/auth/callback/credentials", "/sign-up", "/preferences"]) {
  test(`a body over the limit is refused at ${path}`, async ({ request }) => {
    const answer = await request.post(path, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      data: Buffer.alloc(1024 * 1024 + 1, "a"),
    });
    expect(answer.status()).toBe(413);
    expect(await answer.json()).toMatchObject({ status: 413, code: "input.too-large" });
  });
}

async function failedSignIn(request: APIRequestContext, headers: Record<string, string>): Promise<string> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", {
    headers,
    form: { csrfToken, email: `${uniqueMark()}@e2e.example`, password: "Not-the-password-1", json: "true" },
  });
  expect(answer.status()).toBe(401);
  return answer.headers()["x-request-id"] ?? "";
}

test("without a trusted proxy a forwarded address is not believed", async ({ request }) => {
  const forged = "203.0.113.77";
  const requestId = await failedSignIn(request, {
    "x-forwarded-for": forged,
    "x-real-ip": forged,
    forwarded: `for=${forged}`,
    "x-portal-address": forged,
  });
  const { address } = await askOne<{ address: string }>(
    `select event->>'address' as address from audit_events
     where action = 'session.refused' and event->>'requestId' = $1`,
    [requestId],
  );
  expect(["127.0.0.1", "::1"]).toContain(address);
});

test("a form posted from another origin changes nothing", async ({ arrive, baseURL }) => {
  const { context } = await arrive({ as: accounts.researcher });
  for (const path of ["/sign-out", "/preferences"]) {
    const answer = await context.request.post(path, {
      headers: { origin: "https://evil.example" },
      form: { theme: "dark" },
      maxRedirects: 0,
    });
    expect(answer.status(), path).toBe(403);
  }
  const home = await context.request.get(`${baseURL}/home`, { maxRedirects: 0 });
  expect(home.status()).toBe(200);
});
