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
  await declareNone(official);
  return new URL(page.url()).pathname;
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
