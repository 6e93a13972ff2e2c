import { recordsOfHospital } from "../database";
import { expect, type Person, test } from "../fixtures";
import { accounts } from "../people";

/** From an error somebody saw, without an account and without a mouse, to the answer on the record's page. */

const MINIMUM_MS = 3_100;

async function report({ page, t }: Person, number: string, problem: string): Promise<string> {
  await page.goto(`/register/${number}`);
  await page
    .getByRole("link", { name: t("reports.link.open") })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/report$/);
  await expect(page.getByText(t("reports.form.check.ready"))).toBeVisible();
  // The first choice card has the key 1 while the focus is in its group.
  await page.getByRole("checkbox").first().focus();
  await page.keyboard.press("1");
  await page.getByRole("textbox", { name: t("reports.form.problem") }).focus();
  await page.keyboard.type(problem);
  // What a person takes at the least; the check asks for it.
  await page.waitForTimeout(MINIMUM_MS);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/reports\/ERR-\d+-\d#[\w-]{43}$/);
  await expect(page.getByText(problem)).toBeVisible();
  return page.url();
}

for (const locale of ["zh-CN", "en"] as const) {
  test(`an error is reported without an account and answered by the hospital (${locale})`, async ({
    arrive,
  }) => {
    const { number } = await recordsOfHospital(accounts.itOfA);
    const problem = `公开名称与医院公告不一致（${locale}）`;
    const visitor = await arrive({ locale });
    const link = await report(visitor, number, problem);
    const ticket = /ERR-\d+-\d/.exec(link)?.[0] ?? "";

    // Without the secret the ticket says that it waits, and nothing of the words.
    const other = await arrive({ locale });
    await other.page.goto(`/reports/${ticket}`);
    await expect(other.page.getByText(other.t("reports.ticket.hidden.open"))).toBeVisible();
    await expect(other.page.getByText(problem)).toHaveCount(0);

    const hospital = await arrive({ as: accounts.qualityOfA, locale });
    await hospital.page.goto("/reports");
    await hospital.page.getByRole("link", { name: ticket }).click();
    await expect(hospital.page.getByText(problem)).toBeVisible();
    await hospital.page.getByRole("radio", { name: hospital.t("reports.answer.rejected") }).focus();
    await hospital.page.keyboard.press("Space");
    const answer = `名称以执业许可证为准（${locale}）`;
    await hospital.page.getByRole("textbox", { name: hospital.t("reports.answer.text") }).fill(answer);
    await hospital.page.keyboard.press("Control+Enter");
    await expect(hospital.page.getByRole("main").getByText(answer).first()).toBeVisible();

    await other.page.goto(`/register/${number}#reports`);
    await other.page.locator("#reports summary").focus();
    await other.page.keyboard.press("Enter");
    const answered = other.page.locator("#reports").getByRole("listitem").filter({ hasText: ticket });
    await expect(answered).toContainText(problem);
    await expect(answered).toContainText(answer);
  });
}
