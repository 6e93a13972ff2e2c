import { askOne, recordsOfHospital } from "../database";
import { expect, locales, test } from "../fixtures";
import { accounts } from "../people";

test("a printed record keeps the banner and the facts and drops what only a screen can use", async ({
  arrive,
}) => {
  const { number } = await recordsOfHospital(accounts.itOfA);
  const { page, t } = await arrive();
  await page.goto(`/register/${number}`);
  const navigation = page.getByRole("navigation", { name: t("shell.mainNav") });
  const field = page.getByRole("banner").getByRole("button", { name: t("command.field") });
  await expect(navigation).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(navigation).toBeHidden();
  await expect(field).toBeHidden();
  await expect(page.getByRole("banner").getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("complementary", { name: t("shell.demo.label") })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main.getByText(number).first()).toBeVisible();
  for (const answer of ["what", "where", "who"]) {
    await expect(main.getByRole("term").filter({ hasText: t(`common.answers.${answer}`) })).toBeVisible();
  }
  await expect(main.getByText(t("register.record.claims.certify"))).toBeVisible();
  // A seal cannot be opened on paper: beside each value stands where it came from and when.
  const values = main.locator(".kv").first().locator("dd");
  const footings = values.locator(".paper");
  expect(await footings.count()).toBe(await values.count());
  for (const footing of await footings.all()) {
    await expect(footing).toBeVisible();
    await expect(footing).toHaveText(/\d{4}-\d{2}-\d{2}/);
  }
  await expect(main.getByText(`/register/${number}/versions/`)).toBeVisible();
  await expect(main.locator("code.full").first()).toHaveText(/^[0-9a-f]{64}$/);
});

const sheetWidth = 673; // 210 mm less the margins of 16 mm, in CSS pixels.

for (const locale of locales) {
  test(`the three answers of an overdue record stand side by side on A4 and on a tablet, in ${locale}`, async ({
    arrive,
  }) => {
    const { number } = await askOne<{ number: string }>(
      `select number from published_records
        where kind = 'application' and state = 'published' and next_attest_due < current_date order by number limit 1`,
    );
    const { page } = await arrive({ locale });
    await page.goto(`/register/${number}`);
    for (const [width, media] of [
      [768, "screen"],
      [sheetWidth, "print"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ media });
      for (const answer of await page.locator(".know > div").all()) {
        expect((await answer.boundingBox())?.width, `${media} ${width}`).toBeGreaterThan(150);
      }
    }
  });
}

test("a letter of decision prints on A4, each language from a sheet of its own, whole and without buttons", async ({
  arrive,
}) => {
  const { reviewCase } = await recordsOfHospital(accounts.itOfA);
  for (const locale of locales) {
    const { page, t } = await arrive({ as: accounts.qualityOfA, locale });
    await page.goto(`/reviews/${reviewCase}/letter`);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: sheetWidth, height: 900 });
    const letters = page.locator("article.letter");
    await expect(letters).toHaveCount(2);
    await expect(page.getByRole("button", { name: t("cases.letter.print") })).toBeHidden();
    await expect(page.getByRole("link", { name: t("cases.letter.back") })).toBeHidden();
    for (const letter of await letters.all()) {
      const digests = letter.locator("code.full");
      await expect(digests).toHaveText([/^[0-9a-f]{64}$/, /^[0-9a-f]{64}$/]);
      for (const digest of await digests.all()) await expect(digest).toBeVisible();
      const cut = await letter.evaluate((sheet) =>
        [sheet, ...sheet.querySelectorAll("*")]
          .filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1)
          .map((part) => `${part.tagName} ${part.textContent?.slice(0, 40)}`),
      );
      expect(cut).toEqual([]);
    }
    const file = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = [...file.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) =>
      box.slice(1).map((points) => Math.round(Number(points))),
    );
    expect(sizes).toEqual([
      [595, 842],
      [595, 842],
    ]);
  }
});

test("a printed deployment shows its whole fingerprint and no buttons", async ({ arrive }) => {
  const { deployment } = await recordsOfHospital(accounts.itOfA);
  const { page, t } = await arrive({ as: accounts.itOfA });
  await page.goto(`/deployments/${deployment}?tab=configurations`);
  const main = page.getByRole("main");
  const digest = main.locator("code.full").first();
  await expect(main.locator("code.short").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(digest).toBeVisible();
  await expect(digest).toHaveText(/^[0-9a-f]{64}$/);
  await expect(main.locator("code.short").first()).toBeHidden();
  await expect(page.getByRole("link", { name: t("deployments.page.edit") })).toBeHidden();
});

test("a printed check is its record: grades, digests and who answered, and nothing to press", async ({
  arrive,
}) => {
  const { check } = await recordsOfHospital(accounts.itOfA);
  const { number } = await askOne<{ number: string }>("select number from spot_checks where id = $1", [
    check,
  ]);
  const { page, t } = await arrive({ as: accounts.itOfA });
  await page.goto(`/spot-checks/${check}`);
  const main = page.getByRole("main");
  await main.locator("summary", { hasText: "med-zh-01" }).click();
  await expect(main.getByRole("button", { name: new RegExp(t("checks.body.read")) }).first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(main.getByText(number).first()).toBeVisible();
  await expect(main.getByText(t("checks.simulatorNote"))).toBeVisible();
  await expect(main.getByText(t("common.badgeNote"))).toBeVisible();
  for (const key of ["evidence", "result"]) {
    const value = main.locator("dt", { hasText: t(`checks.record.${key}`) }).locator("+ dd code.full");
    await expect(value).toHaveText(/^[0-9a-f]{64}$/);
    await expect(value).toBeVisible();
  }
  await expect(main.locator("summary", { hasText: "med-zh-02" })).toBeVisible();
  for (const button of await main.getByRole("button").all()) await expect(button).toBeHidden();
});
