import type { Locator } from "@playwright/test";
import { askOne } from "../database";
import { type Arrive, expect, type Person } from "../fixtures";
import { fillCredential, setUpSecondFactor } from "./signing-steps";

/** The secrets of those who have set up a second factor in this run: a portal lets nobody do it twice. */
const secrets = new Map<string, string>();

export type Signer = Person & { email: string; sign: (meaning: string) => Promise<void> };

/** Somebody who can sign: signed in, with a second factor set up in the browser. */
export async function arriveToSign(arrive: Arrive, email: string, locale: Person["locale"]): Promise<Signer> {
  const person = await arrive({ locale, as: email });
  const { page, t } = person;
  const secret = secrets.get(email) ?? (await setUpSecondFactor(person)).secret;
  secrets.set(email, secret);
  return {
    ...person,
    email,
    sign: async (meaning) => {
      await fillCredential(person, secret);
      const word = t(`signatures.meaning.${meaning}`);
      await page.getByRole("button", { name: t("signatures.form.submit", { meaning: word }) }).click();
    },
  };
}

type Application = { id: string; number: string };

/** The nth published application of a demonstration account's hospital. */
export const publishedApplication = (email: string, nth: number): Promise<Application> =>
  askOne<Application>(
    `select a.id, a.number from applications a
     join memberships m on m.institution_id = a.institution_id and m.state = 'active'
     join users u on u.id = m.user_id
     where u.email = $1 and a.state = 'published' order by a.number limit 1 offset ${nth}`,
    [email],
  );

/** An application of a demonstration account's hospital that waits for its publication, was derived as this, and is under no review. */
export const derivedApplication = (email: string, cnStatus: string): Promise<Application> =>
  askOne<Application>(
    `select a.id, a.number from applications a
     join classifications c on c.institution_id = a.institution_id and c.application_id = a.id and c.state = 'submitted'
     join memberships m on m.institution_id = a.institution_id and m.state = 'active'
     join users u on u.id = m.user_id
     where u.email = $1 and a.state = 'submitted' and c.cn_status = $2
       and not exists (select from review_cases r where r.subject_id = a.id) order by a.number desc limit 1`,
    [email, cnStatus],
  );

/** Answers another question than before and hands the form in; what was decided on the old answers no longer stands. */
export async function classifyAnew({ page, t }: Person, application: string): Promise<void> {
  await page.goto(`/applications/${application}/classification?form=1`);
  await page.locator('input[name="q-algorithmMaturity"]:not(:checked)').first().check();
  await page.getByRole("button", { name: t("classified.form.submit"), exact: true }).click();
  await expect(page.locator("main .vrow").first()).toBeVisible();
}

/** A section of the sheet by its heading. */
export const section = ({ page }: Person, name: string): Locator =>
  page.getByRole("main").getByRole("region", { name, exact: true });

/** A form by the name that the catalogue gives it. */
export const form = ({ page }: Person, name: string): Locator =>
  page.getByRole("form", { name, exact: true });

/** Opens what a folded form stands behind, and gives the form. */
export async function unfold(person: Person, name: string): Promise<Locator> {
  await person.page.locator("summary").filter({ hasText: name }).first().click();
  return form(person, name);
}

/** Keeps a filter of the queue under a name, opens it from the command menu, gives it another name and takes it away. */
export async function keepView(official: Person, name: string): Promise<void> {
  const { page, t } = official;
  const address = "/reviews?list=all&tier=T3";
  await page.goto(address);
  await page.getByText(t("common.views.save"), { exact: true }).click();
  await page
    .getByRole("textbox", { name: t("common.views.name") })
    .first()
    .fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "true");
  await page.goto("/home");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.insertText(name);
  await page.getByRole("dialog").getByRole("option", { name }).click();
  await expect(page).toHaveURL(address);
  await page.getByText(t("common.views.manage"), { exact: true }).click();
  const kept = page.getByRole("form", { name });
  await kept.getByRole("textbox").fill(`${name}+`);
  await kept.getByRole("button", { name: t("common.views.rename") }).click();
  await expect(page.getByRole("link", { name: `${name}+`, exact: true })).toBeVisible();
  await page.getByText(t("common.views.manage"), { exact: true }).click();
  await page
    .getByRole("form", { name: `${name}+` })
    .getByRole("button", { name: t("common.views.remove") })
    .click();
  await expect(page.getByRole("link", { name: `${name}+`, exact: true })).toHaveCount(0);
}

/** Takes the free case of an application from the queue and says that there is no conflict. */
export async function claim(official: Person, application: string): Promise<string> {
  const { page, t } = official;
  await page.goto("/reviews");
  await page.getByRole("link", { name: new RegExp(`^${t("cases.queue.view.free")}`) }).click();
  await page.getByRole("row").filter({ hasText: application }).getByRole("link").click();
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/);
  await form(official, t("cases.step.claim")).getByRole("button").click();
  // The form has gone with the answer; who works by keyboard goes on beside where it stood.
  await expect(page.getByRole("heading", { name: t("cases.step.title"), exact: true })).toBeFocused();
  await declareNone(official);
  return new URL(page.url()).pathname;
}

type Override = { status: string; class?: string; reason: string };

/** Writes a decision that accepts and sets a status, and a class for a device, against the rule set. */
export async function acceptOverriding(
  official: Person,
  { status, class: of, reason }: Override,
): Promise<void> {
  const { t } = official;
  const decision = form(official, t("cases.decision.write"));
  await decision.locator('input[value="accept"]').check();
  const name = t("cases.document.main");
  await decision.getByRole("button", { name: t("cases.override.begin", { name }) }).click();
  await decision.locator('select[name="overrides.0.status"]').selectOption(status);
  if (of !== undefined) await decision.locator('select[name="overrides.0.class"]').selectOption(of);
  await decision.locator('textarea[name="overrides.0.reason"]').fill(reason);
  await decision.locator('textarea[name="reasonZh"]').fill(reason);
  await decision.getByRole("button", { name: t("cases.decision.submit") }).click();
  await expect(section(official, t("cases.override.title"))).toHaveCount(0);
  await expect(section(official, t("cases.decision.title"))).toContainText(reason);
}

/** The row of the condition on omissions among the obligations of an application that is open. */
function omissions(person: Person): Locator {
  const { t } = person;
  const indicator = t("cases.words.indicator.omission_rate");
  const title = t("cases.condition.asked.title", { indicator });
  return section(person, t("classified.duties.title")).getByRole("row").filter({ hasText: title });
}

/** The hospital files what it measured for the condition; it waits for a reviewer then. */
export async function measure(person: Person, application: string): Promise<void> {
  const { page, t } = person;
  await page.goto(`/applications/${application}`);
  const row = omissions(person);
  await row
    .locator("summary")
    .filter({ hasText: t("classified.duties.measure") })
    .click();
  const field = (key: string) => row.getByLabel(t(`classified.duties.${key}`), { exact: true });
  await field("value").fill("1.6");
  await field("sample").fill("250");
  await field("from").fill("2026-10-01");
  await field("to").fill("2026-10-31");
  await field("how").fill("随机抽取出院小结，由两名医师判定");
  await row.getByRole("button", { name: t("classified.duties.evidenceSend"), exact: true }).click();
  await expect(row).toContainText(t("classified.duties.states.filed"));
  await expect(row).toContainText(t("classified.duties.kept"));
}

/** A reviewer finds it at home, looks at what was measured and confirms it; the condition is met then. */
export async function confirmMeasured(official: Person, application: string): Promise<void> {
  const { page, t } = official;
  await page.goto("/home");
  await section(official, t("classified.duties.toJudge"))
    .locator(`a[href="/applications/${application}"]`)
    .click();
  const row = omissions(official);
  await row
    .locator("summary")
    .filter({ hasText: t("classified.duties.judge") })
    .click();
  await row.locator('input[value="confirmation"]').check();
  await row.getByLabel(t("classified.duties.judgeNote"), { exact: true }).fill("已核对抽样记录");
  await row.getByRole("button", { name: t("classified.duties.judgeSend"), exact: true }).click();
  await expect(row).toContainText(t("classified.duties.states.met"));
}

export async function declareNone(official: Person): Promise<void> {
  const { t } = official;
  const declaration = form(official, t("cases.conflict.title"));
  await declaration.locator('input[value="false"]').check();
  await declaration.getByRole("button", { name: t("cases.conflict.submit") }).click();
  await expect(declaration).toHaveCount(0);
}

/** Writes the decision: accepted, under one condition that a machine can check. */
export async function acceptOnCondition(official: Person, reason: { zh: string; en: string }): Promise<void> {
  const { t } = official;
  const decision = form(official, t("cases.decision.write"));
  await decision.locator('input[value="accept_with_conditions"]').check();
  await decision.getByRole("button", { name: t("cases.condition.add") }).click();
  const field = (key: string) => decision.getByLabel(t(`cases.condition.${key}`), { exact: true });
  await field("indicator").selectOption("omission_rate");
  await field("comparison").selectOption("at_most");
  await field("value").fill("2");
  await field("unit").selectOption("percent");
  await field("windowDays").fill("30");
  await field("due").fill("2027-03-31");
  await field("consequence").selectOption("new_review");
  await decision.locator('textarea[name="reasonZh"]').fill(reason.zh);
  await decision.locator('textarea[name="reasonEn"]').fill(reason.en);
  await decision.getByRole("button", { name: t("cases.decision.submit") }).click();
  await expect(section(official, t("cases.decision.title"))).toContainText(
    t("cases.words.decisionState.drafted"),
  );
}
