import type { Locator } from "@playwright/test";
import { expect, locales, type Person, test } from "../fixtures";
import { accounts, type NewPerson, newPerson } from "../people";
import { signUp } from "./membership-steps";

/** A field of a form by its label, whatever the form adds to it. */
const field = ({ t }: Person, form: Locator, key: string) => form.getByLabel(t(key), { exact: true });

async function invite(person: Person, note: string, role: string): Promise<string> {
  const { page, t } = person;
  await page.goto("/members");
  const form = page.getByRole("form", { name: t("members.invite.title") });
  await form.locator(`input[value="${role}"]`).check();
  await field(person, form, "members.invite.for").fill(note);
  await form.getByRole("button", { name: t("members.invite.submit"), exact: true }).click();
  const link = field(person, form, "members.invite.onceLabel");
  await expect(link).toHaveValue(/\/invitations\/accept#hli_[\w-]{43}$/);
  await expect(form).toContainText(t("members.invite.onceTitle"));
  return link.inputValue();
}

const invitationsOf = ({ page, t }: Person) =>
  page.getByRole("table", { name: t("members.invitations.caption") });
const membersOf = ({ page, t }: Person) => page.getByRole("table", { name: t("members.list.caption") });

/** Opens the link without an account, makes one, and comes back to what was opened. */
async function signUpFrom({ page, t }: Person, link: string, { name, email, password }: NewPerson) {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers().referer ?? ""}`));
  await page.goto(link);
  await expect(page.getByText(t("members.accept.visitorTitle"))).toBeVisible();
  await expect(page).toHaveURL(/\/invitations\/accept$/);
  await page
    .getByRole("main")
    .getByRole("link", { name: t("members.accept.signUp"), exact: true })
    .click();
  await page.getByLabel(t("auth.signUp.name"), { exact: true }).fill(name);
  await page.getByLabel(t("auth.signUp.email"), { exact: true }).fill(email);
  await page.getByLabel(t("auth.signUp.password"), { exact: true }).fill(password);
  await page.getByLabel(t("auth.signUp.repeat"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("auth.signUp.submit") }).click();
  await expect(page).toHaveURL(/\/invitations\/accept$/);
  await expect(page.getByText(t("members.accept.as", { name, email }))).toBeVisible();
  // No address and no referrer named the secret; it is posted once, by the button.
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((request) => request.includes("hli_"))).toEqual([]);
}

async function accept({ page, t }: Person): Promise<void> {
  await page.getByRole("button", { name: t("members.accept.submit"), exact: true }).click();
}

for (const locale of locales) {
  test(`a hospital invites a colleague, who comes in, and lets them go again (${locale})`, async ({
    arrive,
  }) => {
    test.setTimeout(120_000);
    const colleague = newPerson("信息科");
    const it = await arrive({ as: accounts.itOfA, locale });
    const link = await invite(it, colleague.name, "hospital_quality");
    await expect(invitationsOf(it).getByRole("row").filter({ hasText: colleague.name })).toBeVisible();
    await it.page.reload();
    await expect(it.page.getByText(link)).toHaveCount(0);

    const newcomer = await arrive({ locale });
    await signUpFrom(newcomer, link, colleague);
    await accept(newcomer);
    await expect(newcomer.page).toHaveURL(/\/home$/);
    await expect(newcomer.page.getByRole("banner")).toContainText(newcomer.t("shell.role.hospital_quality"));

    await it.page.reload();
    const row = membersOf(it).getByRole("row").filter({ hasText: colleague.name });
    await expect(row).toContainText(it.code("hospitalRoles", "hospital_quality"));
    await expect(invitationsOf(it).getByRole("row").filter({ hasText: colleague.name })).toHaveCount(0);

    const late = await arrive({ locale });
    await signUpFrom(late, link, newPerson("晚到者"));
    await accept(late);
    await expect(late.page.getByRole("form").getByRole("alert")).toContainText(
      late.t("errors.invitation.void"),
    );
    await newcomer.page.goto(link);
    await expect(newcomer.page.getByText(newcomer.t("members.accept.memberTitle"))).toBeVisible();

    await row.locator("summary").click();
    await field(it, row, "members.end.reason").fill("已调离岗位");
    await row.getByRole("button", { name: it.t("members.end.submit"), exact: true }).click();
    await expect(row).toHaveCount(0);
    await newcomer.page.goto("/members");
    await expect(newcomer.page.getByRole("main")).toContainText(newcomer.t("auth.forbidden.title"));
  });

  test(`two administrators change a role (${locale})`, async ({ arrive }) => {
    test.setTimeout(120_000);
    const someone = newPerson("新审评员");
    const person = await arrive({ locale });
    await signUp(person, someone);

    const security = await arrive({ as: accounts.securityAdmin, locale });
    const { t } = security;
    await security.page.goto("/admin/roles");
    const form = security.page.getByRole("form", { name: t("roles.propose.title") });
    await field(security, form, "roles.propose.email").fill(someone.email);
    await field(security, form, "roles.propose.role").selectOption("reviewer");
    await form.locator('input[value="nhc"]').check();
    await field(security, form, "roles.propose.jurisdiction").selectOption("330000");
    await field(security, form, "roles.propose.reason").fill("岗位调整，经批准");
    await form.getByRole("button", { name: t("roles.propose.submit"), exact: true }).click();
    await expect(security.page.getByText(t("roles.done.pending", { name: someone.name }))).toBeVisible();
    const decision = t("roles.decide.label", { name: someone.name });
    await expect(security.page.getByRole("form", { name: decision })).toHaveCount(0);

    const system = await arrive({ as: accounts.systemAdmin, locale });
    await system.page.goto("/admin/roles");
    const decide = system.page.getByRole("form", { name: decision });
    await decide.locator('input[value="approve"]').check();
    await decide.getByRole("button", { name: t("roles.decide.submit"), exact: true }).click();
    await expect(system.page.getByText(t("roles.done.approved", { name: someone.name }))).toBeVisible();
    const settled = system.page.getByRole("table", { name: t("roles.over.caption") });
    await expect(settled.getByRole("row").filter({ hasText: someone.email })).toContainText(
      system.code("roleChangeStates", "approved"),
    );

    await person.page.goto("/request");
    await expect(person.page).toHaveURL(/\/sign-in\?next=/);
    const reviewer = await arrive({ as: someone.email, password: someone.password, locale });
    await reviewer.page.goto("/reviews");
    await expect(reviewer.page.getByRole("heading", { level: 1 })).toHaveText(t("reviews.page.title"));
  });

  test(`a person changes their password and keeps this session (${locale})`, async ({ arrive }) => {
    const someone = newPerson("某人");
    const person = await arrive({ locale });
    await signUp(person, someone);
    const elsewhere = await arrive({ as: someone.email, password: someone.password, locale });
    const { page, t } = person;
    await page.goto("/password");
    const form = page.getByRole("form", { name: t("auth.password.title") });
    const password = `${someone.password} anew`;
    const fill = async (current: string) => {
      await field(person, form, "auth.password.current").fill(current);
      await field(person, form, "auth.password.next").fill(password);
      await field(person, form, "auth.password.repeat").fill(password);
      await form.getByRole("button", { name: t("auth.password.submit"), exact: true }).click();
    };
    await fill("not the password");
    await expect(form.getByRole("alert")).toBeVisible();
    await expect(form).toContainText(t("errors.field.passwordWrong"));
    await fill(someone.password);
    await expect(page.getByText(t("auth.password.done"), { exact: true })).toBeVisible();
    await page.goto("/home");
    await expect(page).toHaveURL(/\/home$/);
    await elsewhere.page.goto("/home");
    await expect(elsewhere.page).toHaveURL(/\/sign-in\?next=/);
    await arrive({ as: someone.email, password, locale });
  });
}
