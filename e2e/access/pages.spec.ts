import { actorRoles } from "@/db/values";
import { type HospitalIds, recordsOfHospital } from "../database";
import { expect, type Person, test } from "../fixtures";
import { signUp } from "../journeys/membership-steps";
import { accounts, newPerson } from "../people";
import { expectedAnswer, portalPages } from "../portal-pages";
import { addressesOfApp } from "../portal-routes";

const roles = actorRoles.filter((role) => role !== "system");
type Role = (typeof roles)[number];

/** Who stands for each role; the hospital's people, the reviewer and the rule editor have A's records in scope. */
const standsFor: Readonly<Record<Exclude<Role, "public" | "account">, string>> = {
  hospital_it: accounts.itOfA,
  hospital_quality: accounts.qualityOfA,
  reviewer: accounts.reviewer,
  rule_editor: accounts.ruleEditor,
  researcher: accounts.researcher,
  admin_system: accounts.systemAdmin,
  admin_security: accounts.securityAdmin,
  admin_audit: accounts.auditAdmin,
};

let ids: HospitalIds;
test.beforeAll(async () => {
  ids = await recordsOfHospital(accounts.itOfA);
});

test("every page of the portal has a row in the table", () => {
  const pages = addressesOfApp("page.tsx");
  expect(pages.length).toBeGreaterThan(20);
  expect(pages).toEqual(Object.keys(portalPages).sort());
});

async function answerOf({ context }: Person, path: string) {
  const answer = await context.request.get(path, { maxRedirects: 0 });
  const location = answer.headers().location ?? "";
  if (answer.status() !== 307) return { status: answer.status(), location, html: await answer.text() };
  if (location.startsWith("/sign-in?next=")) return { status: "sign-in", location, html: "" };
  return { status: ["/home", "/request"].includes(location) ? "led on" : location, location, html: "" };
}

for (const role of roles) {
  test(`${role} opens exactly the pages of the permission table`, async ({ arrive }) => {
    const person = await arrive(role === "public" || role === "account" ? {} : { as: standsFor[role] });
    if (role === "account") await signUp(person, newPerson("尚未加入者"));
    const answers: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [pattern, { opens, path }] of Object.entries(portalPages)) {
      const address = path(ids);
      const { status, location, html } = await answerOf(person, address);
      answers[pattern] = status;
      expected[pattern] = expectedAnswer(opens, role);
      if (status === "sign-in") expect(location).toBe(`/sign-in?next=${encodeURIComponent(address)}`);
      if (status === 403) {
        expect(html, pattern).toContain(person.t("auth.forbidden.title"));
        expect(html, pattern).not.toContain(ids.number);
      }
    }
    expect(answers).toEqual(expected);
  });
}

test("a refused page is in the trail with the permission it asked for", async ({ arrive }) => {
  const quality = await arrive({ as: accounts.qualityOfA });
  const refused = await quality.context.request.get("/admin/users");
  expect(refused.status()).toBe(403);
  const requestId = refused.headers()["x-request-id"] ?? "";
  await quality.page.goto("/audit");
  const details = quality.page.getByRole("table").locator("details").filter({ hasText: requestId });
  await expect(details).toHaveCount(1);
});
