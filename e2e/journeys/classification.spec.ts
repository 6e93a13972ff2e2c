import { applicationSpec } from "@/components/applications/application-form-spec";
import { deploymentSpec } from "@/components/deployments/deployment-form-spec";
import { expect, locales, test } from "../fixtures";
import { answerNext, registerApplication } from "./classification-steps";

const forms = { deployment: deploymentSpec, application: applicationSpec };

for (const locale of locales) {
  test(`a hospital classifies its application by keyboard, in two sittings (${locale})`, async ({
    arrive,
  }) => {
    test.slow();
    const begun = await arrive({ locale });
    const { t } = begun;
    const { path, person } = await registerApplication(arrive, begun, forms);
    const address = `${path}/classification`;

    await test.step("it begins, and leaves", async () => {
      await begun.page.goto(address);
      await expect(begun.page.locator('input[name="q-deployment"][value="on-premises"]')).toBeChecked();
      const kept = begun.page.waitForResponse(
        (answer) => answer.request().postData()?.includes("emr-text") ?? false,
      );
      for (const question of ["declaredMedicalPurpose", "patientSpecific", "inputData"]) {
        expect(await answerNext(begun)).toBe(question);
      }
      await kept;
      await begun.context.close();
    });

    const resumed = await arrive({ locale, as: person.email, password: person.password });
    const { page } = resumed;
    const answer = (question: string, value: string) =>
      page.locator(`input[name="q-${question}"][value="${value}"]`);
    const next = page.getByRole("button", { name: t("classification.bar.next") });
    const submit = page.getByRole("button", { name: t("classified.form.submit"), exact: true });

    await test.step("it goes on in another browser and finishes", async () => {
      await page.goto(address);
      await expect(answer("declaredMedicalPurpose", "yes")).toBeChecked();
      await expect(answer("inputData", "emr-text")).toBeChecked();
      await expect(submit).toBeDisabled();
      while (await next.isVisible()) await answerNext(resumed);
      await expect(submit).toBeEnabled();
    });

    await test.step("what contradicts the deployment's record is refused by name", async () => {
      await answer("deployment", "on-premises").focus();
      await page.keyboard.press("3");
      await expect(answer("deployment", "public-api-domestic")).toBeChecked();
      await submit.press("Enter");
      const refused = page.getByRole("status").filter({ hasText: t("errors.input.invalid") });
      const item = refused.getByRole("listitem");
      await expect(item).toHaveCount(1);
      await expect(item).toContainText(t("errors.field.answerOfRecord"));
      await item.getByRole("link").press("Enter");
      await expect(answer("deployment", "public-api-domestic")).toBeFocused();
      await page.keyboard.press("1");
      await submit.press("Enter");
    });

    await test.step("the result says that it is derived, and what follows", async () => {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("classification.resultTitle"));
      const main = page.getByRole("main");
      await expect(main.locator(".note").filter({ hasText: t("classified.derived") })).toBeVisible();
      await expect(main.locator(".vrow")).not.toHaveCount(0);
      const duties = main.getByRole("region", { name: t("classified.duties.title"), exact: true });
      await expect(duties.getByRole("rowheader")).not.toHaveCount(0);
      // What would change it is told here; there is no form to lead to.
      await expect(main.locator('a[href^="#q-"]')).toHaveCount(0);
    });

    await test.step("paper keeps verdicts and digest", async () => {
      await page.emulateMedia({ media: "print" });
      await expect(page.locator("main .vword").first()).toBeVisible();
      const digest = page.locator("main .dg .full").first();
      await expect(digest).toBeVisible();
      await expect(digest).toHaveText(/^[0-9a-f]{64}$/);
    });

    await test.step("another module of the application has a form of its own, and is taken out again", async () => {
      await page.emulateMedia({ media: "screen" });
      const modules = page.getByRole("region", { name: t("classified.modules.title") });
      await expect(modules.getByRole("rowheader")).toHaveCount(1);
      await modules.getByRole("link", { name: t("classified.modules.add") }).press("Enter");
      await page.getByLabel(t("classified.modules.name")).fill("随访提醒");
      await page.getByRole("button", { name: t("classified.form.save"), exact: true }).press("Enter");
      await expect(page).toHaveURL(/module=module-2$/);
      await expect(modules.getByRole("rowheader")).toHaveCount(2);
      await modules.getByText(t("classified.modules.remove"), { exact: true }).press("Enter");
      await modules.getByLabel(t("classified.modules.reason")).fill("该功能未启用");
      await modules.getByRole("button", { name: t("classified.modules.removeSend") }).press("Enter");
      await expect(modules.getByRole("rowheader")).toHaveCount(1);
    });
  });
}
