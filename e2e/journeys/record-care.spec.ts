import { deploymentSpec } from "@/components/deployments/deployment-form-spec";
import { beijingDate } from "@/lib/clock";
import { attestDue } from "@/lib/records/freshness";
import { askOne } from "../database";
import { expect, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";
import { recordForm } from "../record-form";
import { idIn, registerDeployment } from "./record-steps";

/** The published deployment of hospital B, and the last of its applications: the one that falls due. */
const seeded = () =>
  askOne<{ name: string; application: string; number: string; use: string }>(
    `select d.name, a.id as application, a.number, a.name_zh as use from users u
      join memberships m on m.user_id = u.id join deployments d on d.institution_id = m.institution_id
      join applications a on a.institution_id = d.institution_id and a.deployment_id = d.id
      where u.email = $1 and d.origin is not null order by d.number, a.number desc limit 1`,
    [accounts.itOfB],
  );

test("what may be registered twice is said before it is handed in, and an earlier version comes back", async ({
  arrive,
}) => {
  test.slow();
  const { name } = await seeded();
  const it = await arrive({ as: accounts.itOfB });
  const { page, t } = it;
  const heading = page.getByRole("heading", { level: 1 });
  const main = page.getByRole("main");

  const path = await registerDeployment(it, deploymentSpec, name);
  const id = idIn(page.url());
  const warning = main.getByText(t("reviews.acts.similar.title", { count: 1 }));
  await expect(warning).toBeVisible();
  await expect(main).toContainText(t("reviews.acts.similar.because.name"));

  const other = `改名的平台${uniqueMark()}`;
  await page.goto(`${path}/edit`);
  const form = recordForm(it, deploymentSpec, t("deployments.form.label"));
  await form.textOf("name").fill(other);
  await form.submit(t("deployments.form.submitEdit"));
  await expect(heading).toHaveText(other);
  await expect(warning).toHaveCount(0);

  await page.goto(`/records/deployment/${id}/versions`);
  await page.getByRole("link", { name: t("versions.list.restore"), exact: true }).click();
  await expect(heading).toHaveText(t("versions.restore.title", { version: 1, next: 3 }));
  const preview = page.getByRole("region", { name: t("versions.restore.preview") });
  await expect(preview).toContainText(other);
  await expect(preview).toContainText(name);
  await page.getByRole("button", { name: t("versions.restore.button", { version: 1, next: 3 }) }).click();
  await expect(page).not.toHaveURL(/versions\/1$/);
  await page.goto(path);
  await expect(heading).toHaveText(name);
  await expect(warning).toBeVisible();
  await page.goto(`/records/deployment/${id}/versions`);
  await expect(main).toContainText(t("versions.list.restoredFrom", { revision: 1 }));
});

test("a record that falls due is attested by the second person, and the public reads until when it holds", async ({
  arrive,
}) => {
  const { application, number, use } = await seeded();
  const quality = await arrive({ as: accounts.qualityOfB });
  const { page, t } = quality;
  await page.goto("/home");
  const due = page.getByRole("main").locator(`a[href="/applications/${application}"]`).first();
  await expect(due).toContainText(use);
  await due.click();
  await expect(page).toHaveURL(new RegExp(`/applications/${application}$`));
  const panel = page.getByRole("region", { name: t("versions.freshness.title"), exact: true });
  await panel.getByRole("button", { name: t("versions.freshness.button"), exact: true }).click();
  await expect(panel).toHaveCount(0);

  const visitor = await arrive();
  await visitor.page.goto(`/register/${number}`);
  const until = attestDue(beijingDate(new Date()));
  await expect(visitor.page.getByRole("main")).toContainText(t("versions.freshness.fresh", { due: until }));
  await visitor.page.goto(`/register/${number}/versions`);
  await expect(visitor.page.getByRole("main")).toContainText(visitor.code("publicationReasons", "attested"));
});

test("a version that is not kept is said not to be, and those that are stay at hand", async ({ arrive }) => {
  const { number } = await seeded();
  const { page, t } = await arrive();
  const main = page.getByRole("main");
  await page.goto(`/register/${number}/versions?from=99&to=1`);
  await expect(main).toContainText(t("versions.public.missing", { version: 99 }));
  for (const version of ["99", "0", "abc", "01"]) {
    const answer = await page.goto(`/register/${number}/versions/${version}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("versions.public.absent.title"));
    await expect(main.locator(`a[href="/register/${number}/versions"]`)).toBeVisible();
  }
});
