import { expect, locales, test } from "../fixtures";

for (const locale of locales) {
  test(`a visitor classifies a module by keyboard alone, and the link holds the answers (${locale})`, async ({
    arrive,
  }) => {
    const visitor = await arrive({ locale });
    const { page, t } = visitor;
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await page.goto("/classify");
    const answers = page.locator(".bottombar");
    // Who receives the output: patients. Keys act once the page has been taken over by its script.
    await expect(async () => {
      await page.keyboard.press("j");
      await expect(page.locator('input[value="hp"]')).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.press("2");
    await page.keyboard.press("j");
    await expect(page.locator('input[value="admin-info"]')).toBeFocused();
    // What it does: drives a device, the last option, which has no digit.
    await page.locator('input[value="device-control"]').focus();
    await page.keyboard.press("Space");
    const live = page.getByRole("complementary", { name: t("classification.live.title") });
    await expect(live).toContainText(t("classification.status.device"));
    await expect(live).toContainText("CN-S-100");

    await answers.getByRole("button", { name: t("classification.bar.result") }).press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("classification.resultTitle"));
    await expect(page.locator("main")).toContainText("G-F-04");

    // Whoever gets the link sees the same; going back leads to the questions.
    const other = await arrive({ locale });
    await other.page.goto(page.url());
    await expect(other.page.locator("main")).toContainText("G-F-04");
    await page.goBack();
    await expect(page.locator('input[value="device-control"]')).toBeChecked();
    expect(sent.filter((line) => line.includes("device-control"))).toEqual([]);
  });
}
