import { ask } from "../database";
import { expect, locales, type Person, test } from "../fixtures";
import { press, tabTo, type as typeInto } from "../keyboard";
import { accounts, newPerson } from "../people";
import { escaped } from "../record-form";
import { answerAllRight, answerButton, answersTo, saveForm } from "./claim-steps";
import { approve, openRequest, requestForm, signUp } from "./membership-steps";
import { actPanel } from "./record-steps";

type Unclaimed = { institution: string; deployment: string; zh: string; en: string; records: number };

/** A hospital of Zhejiang whose records all come from public sources, with nobody acting for it yet and nothing that keeps them from being verified. */
async function unclaimed(): Promise<Unclaimed> {
  const found = await ask<Unclaimed>(
    `select p.institution_number as institution, min(p.deployment_number) as deployment,
            min(p.institution_name_zh) as zh, min(p.institution_name_en) as en, count(*)::int as records
     from published_records p
     where p.jurisdiction_code = '330000'
       and not exists (select 1 from membership_requests r where r.institution_id = p.institution_id)
       and not exists (
         select 1 from partition_findings f where f.institution_id = p.institution_id and f.resolved_at is null)
     group by p.institution_number
     having bool_and(p.badge = 'public_source')
        and count(*) filter (where p.kind = 'institution') = 1
        and count(*) filter (where p.kind = 'deployment') = 1
        and count(*) filter (where p.kind = 'application') between 1 and 2`,
  );
  // Any of them will do; another run against the same database should not meet this one.
  const picked = found[Math.floor(Math.random() * found.length)];
  if (picked === undefined) throw new Error("every public-source record of Zhejiang is claimed");
  return picked;
}

type Claim = { role: "hospital_it" | "hospital_quality"; typed: string; institution: string };

/** A new account claims the institution behind any of its records' numbers, and is let in. */
async function join(person: Person, reviewer: Person, { role, typed, institution }: Claim): Promise<void> {
  const account = newPerson(role);
  await signUp(person, account);
  const request = requestForm(person);
  await request.claim(typed);
  await expect(request.form.getByRole("status").filter({ hasText: institution })).toBeVisible();
  await request.as(role);
  await request.send();
  await request.expectWaiting();
  const open = await openRequest(reviewer, account);
  await expect(open).toContainText(institution);
  await expect(open).toContainText(reviewer.t("reviews.request.joins"));
  await approve(reviewer, account);
}

/** The step with its date in the record's badge history. */
async function expectBadge({ page, t }: Person, number: string, badge: string): Promise<void> {
  await page.goto(`/register/${number}`);
  const steps = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.locator("time") });
  await expect(steps.filter({ hasText: t(`register.record.ladder.${badge}`) })).toBeVisible();
}

/** Takes the one move there is, or the named one, with the keyboard alone. */
async function actByKeyboard(person: Person, move: "submit" | "confirm" | "verify", count: number) {
  const { page, t } = person;
  const panel = actPanel(person);
  const button = panel.getByRole("button", { name: t(`reviews.acts.button.${move}`), exact: true });
  const choice = panel.getByRole("radio").and(page.locator(`[value="${move}"]`));
  await expect(choice.or(button)).toBeVisible();
  if (await choice.isVisible()) await press(person, choice, "Space");
  await press(person, button);
  await expect(panel.getByRole("status")).toContainText(t(`reviews.acts.done.${move}`, { count }));
}

/** The records' pages from the institution's on: each a link that somebody reaches with Tab. */
async function openFirst(person: Person, region: string): Promise<void> {
  const { page } = person;
  await press(person, page.getByRole("region", { name: region }).getByRole("link").first());
}

/** The way into the form of a record that a public source speaks of, with how many fields wait. */
const claimLink = ({ page, t }: Person) => {
  const [before, after] = t("reviews.claim.start", { count: "COUNT" }).split("COUNT").map(escaped);
  return page.getByRole("link", { name: new RegExp(`^${before}\\d+${after}$`) });
};

/** Opens a record's form from its page and answers every published field. */
async function claimOpenRecord(person: Person, back: RegExp): Promise<number> {
  await press(person, claimLink(person));
  const answered = await answerAllRight(person);
  await saveForm(person, back);
  return answered;
}

/** The reviewer compares every claimed field of the open page with its source. Returns how many there were. */
async function judgeOpenPage(reviewer: Person): Promise<number> {
  const { page, t } = reviewer;
  const name = new RegExp(`^${t("reviews.claim.verifyOf", { label: "LABEL" }).replace("LABEL", ".+")}$`);
  const buttons = page.getByRole("button", { name, pressed: false });
  let judged = 0;
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await press(reviewer, buttons.first());
    await expect(buttons).toHaveCount(left - 1);
    judged += 1;
  }
  return judged;
}

for (const locale of locales) {
  test(`a hospital claims its public-source record field by field, by keyboard alone (${locale})`, async ({
    arrive,
  }) => {
    test.setTimeout(300_000);
    const { institution, deployment, records, ...names } = await unclaimed();
    // What the register calls it in this language, and the field that says so.
    const [name, field] = locale === "en" ? [names.en, "nameEn"] : [names.zh, "nameZh"];
    const it = await arrive({ locale });
    const quality = await arrive({ locale });
    const visitor = await arrive({ locale });
    const reviewer = await arrive({ locale, as: accounts.reviewer });
    const { page, t } = it;
    const corrected = `${name}${locale === "en" ? " (corrected)" : "（更正）"}`;
    const evidence = "https://hospital.example/about";

    await visitor.page.goto(`/register/${deployment}`);
    await expect(visitor.page.getByRole("main")).toContainText(t("register.record.claims.public"));
    await join(it, reviewer, { role: "hospital_it", typed: institution, institution });
    // Any record's number leads to its institution.
    await join(quality, reviewer, { role: "hospital_quality", typed: deployment, institution });

    // From here on nobody of the hospital touches a mouse.
    await page.goto("/institutions");
    await press(it, page.getByRole("main").getByRole("link", { name }));
    await page.waitForURL(/\/institutions\/[0-9a-f-]+$/);
    const own = new URL(page.url()).pathname;
    await openFirst(it, t("institutions.page.section.deployments"));
    await expect(page.locator("main .kicker")).toContainText(deployment);
    const served = new URL(page.url()).pathname;
    await actRefused(it, "claimOpen");

    // The institution's name is corrected, the city left blank, everything else is right.
    await page.goto(own);
    await press(it, claimLink(it));
    const label = t(`codes.fields.institution.${field}`);
    const named = answersTo(it, label);
    await press(it, answerButton(it, named, "corrected"), "Space");
    await typeInto(it, page.getByLabel(label, { exact: true }), corrected);
    const why = page.getByLabel(t("forms.claim.evidence", { label }));
    await typeInto(it, why, "hospital.example");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.locator(".errsum")).toContainText(t("errors.field.url"));
    const draftKept = page.waitForResponse(
      (answer) => answer.ok() && (answer.request().postData() ?? "").includes(evidence),
    );
    await typeInto(it, why, evidence);
    await page.keyboard.press("Tab");
    // The draft is saved when typing has rested.
    await draftKept;
    await page.reload();
    await expect(why).toHaveValue(evidence);
    await tabTo(it, answerButton(it, named, "corrected"));
    const rest = await answerOthers(it);
    expect(rest).toBeGreaterThan(2);
    await saveForm(it, /\/institutions\/[0-9a-f-]+$/);

    await page.goto(served);
    await claimOpenRecord(it, /\/deployments\/[0-9a-f-]+$/);
    await page.goto(`${served}/configuration`);
    await answerAllRight(it);
    await saveForm(it, /saved=/);
    for (const path of await applicationsOf(it, served)) {
      await page.goto(path);
      await claimOpenRecord(it, /\/applications\/[0-9a-f-]+$/);
    }
    await page.goto(served);
    await actByKeyboard(it, "submit", records);
    // What the public reads has not moved.
    await visitor.page.goto(`/register/${institution}`);
    await expect(visitor.page.getByRole("heading", { level: 1 })).toHaveText(name);

    await quality.page.goto(served);
    await actByKeyboard(quality, "confirm", records);
    for (const number of [institution, deployment]) await expectBadge(visitor, number, "hospital_confirmed");

    // The reviewer compares every claim with its source before the whole can be verified.
    await reviewer.page.goto(served);
    await actRefused(reviewer, "claimUnverified");
    await reviewer.page.goto(own);
    await expect(reviewer.page.getByRole("link", { name: t("reviews.claim.evidence") })).toHaveAttribute(
      "href",
      evidence,
    );
    expect(await judgeOpenPage(reviewer)).toBe(rest + 1);
    for (const path of [
      served,
      `${served}?tab=configurations`,
      ...(await applicationsOf(reviewer, served)),
    ]) {
      await reviewer.page.goto(path);
      expect(await judgeOpenPage(reviewer), path).toBeGreaterThan(0);
    }
    await reviewer.page.goto(served);
    await actByKeyboard(reviewer, "verify", records);
    for (const number of [institution, deployment]) await expectBadge(visitor, number, "reviewer_verified");
    await visitor.page.goto(`/register/${institution}`);
    await expect(visitor.page.getByRole("heading", { level: 1 })).toHaveText(corrected);
    const seal = visitor.page.locator(".sealbox").filter({ hasText: name }).first();
    await tabTo(visitor, seal.locator("summary"));
    await visitor.page.keyboard.press("Enter");
    await expect(seal).toContainText(t("register.seal.older"));
    await expect(visitor.page.getByRole("main")).not.toContainText(evidence);
  });
}

/** Handing in or verifying is refused, and the refusal says what is missing. */
async function actRefused(person: Person, why: "claimOpen" | "claimUnverified"): Promise<void> {
  const { page, t } = person;
  const panel = actPanel(person);
  const move = why === "claimOpen" ? "submit" : "verify";
  const choice = panel.getByRole("radio").and(page.locator(`[value="${move}"]`));
  const button = panel.getByRole("button", { name: t(`reviews.acts.button.${move}`), exact: true });
  await expect(choice.or(button)).toBeVisible();
  if (await choice.isVisible()) await press(person, choice, "Space");
  await press(person, button);
  const word = why === "claimOpen" ? "fix" : "compare";
  await expect(panel.getByRole("link", { name: t(`reviews.claim.${word}`) }).first()).toBeVisible();
}

async function applicationsOf({ page }: Person, deployment: string): Promise<string[]> {
  await page.goto(`${deployment}?tab=applications`);
  const links = page.getByRole("main").locator('a[href^="/applications/"]');
  await expect(links.first()).toBeVisible();
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(found)].filter((href) => /^\/applications\/[0-9a-f-]+$/.test(href));
}

/** Answers what is still open on a form of which one field is corrected already. */
async function answerOthers(person: Person): Promise<number> {
  const { page, t } = person;
  const open = page
    .getByRole("group")
    .filter({ has: page.getByRole("button", { name: t("forms.claim.right"), exact: true, pressed: false }) })
    .filter({ hasNot: page.getByRole("button", { pressed: true }) });
  let answered = 0;
  for (let left = await open.count(); left > 0; left -= 1) {
    await press(person, answerButton(person, open.first(), "right"), "Space");
    await expect(open).toHaveCount(left - 1);
    answered += 1;
  }
  return answered;
}
