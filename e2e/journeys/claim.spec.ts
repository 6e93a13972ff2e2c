import { ask } from "../database";
import { expect, type Person, test } from "../fixtures";
import { accounts, newPerson } from "../people";
import { approve, openRequest, requestForm, signUp } from "./membership-steps";
import { act } from "./record-steps";

type Unclaimed = { institution: string; deployment: string; name: string; records: number };

/** A hospital of Zhejiang whose records all come from public sources, with nobody acting for it yet. */
async function unclaimed(): Promise<Unclaimed> {
  const found = await ask<Unclaimed>(
    `select p.institution_number as institution, min(p.deployment_number) as deployment,
            min(p.institution_name_zh) as name, count(*)::int as records
     from published_records p
     where p.jurisdiction_code = '330000'
       and not exists (select 1 from membership_requests r where r.institution_id = p.institution_id)
     group by p.institution_number
     having bool_and(p.badge = 'public_source')
        and count(*) filter (where p.kind = 'institution') = 1
        and count(*) filter (where p.kind = 'deployment') = 1`,
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

test("a hospital claims its public-source record and stands for the whole of it", async ({ arrive }) => {
  test.slow();
  const { institution, deployment, name, records } = await unclaimed();
  const it = await arrive();
  const quality = await arrive();
  const visitor = await arrive();
  const reviewer = await arrive({ as: accounts.reviewer });
  const { t } = it;

  await visitor.page.goto(`/register/${deployment}`);
  await expect(visitor.page.getByRole("main")).toContainText(t("register.record.claims.public"));
  await expect(visitor.page.getByText(t("register.record.ladder.hospital_confirmed"))).toHaveCount(0);

  await join(it, reviewer, { role: "hospital_it", typed: institution, institution });
  await it.page.goto("/institutions");
  await it.page.getByRole("link", { name }).click();
  await it.page
    .getByRole("region", { name: t("institutions.page.section.deployments") })
    .getByRole("link")
    .first()
    .click();
  await expect(it.page.locator("main .kicker")).toContainText(deployment);
  await act(it, "submit", records);

  // Any record's number leads to its institution.
  await join(quality, reviewer, { role: "hospital_quality", typed: deployment, institution });
  await quality.page.goto(new URL(it.page.url()).pathname);
  await act(quality, "confirm", records);
  for (const number of [institution, deployment]) await expectBadge(visitor, number, "hospital_confirmed");
  await expect(visitor.page.getByText(t("register.record.who.met"), { exact: true })).toHaveCount(0);

  await reviewer.page.goto(new URL(it.page.url()).pathname);
  await act(reviewer, "verify", records);
  for (const number of [institution, deployment]) await expectBadge(visitor, number, "reviewer_verified");
  await expect(visitor.page.getByText(t("register.record.who.met"), { exact: true })).toBeVisible();
});
