import { expect, locales, test } from "../fixtures";

for (const locale of locales) {
  test(`what is not there is said without scripts too, in ${locale}`, async ({ arrive }) => {
    const { page, t } = await arrive({ locale, options: { javaScriptEnabled: false } });
    await page.goto("/register?badge=reviewer_verified");
    const record = await page.locator(".rows tbody th a").first().getAttribute("href");
    for (const [path, title] of [
      ["/register/INS-9999999-9", t("register.notFound.title")],
      ["/register/50%25", t("register.notFound.title")],
      ["/register/INS-9999999-9/versions", t("register.notFound.title")],
      ["/register/INS-9999999-9/versions/1", t("register.notFound.title")],
      ["/register/INS-9999999-9/report", t("register.notFound.title")],
      [`${record}/versions/99`, t("versions.public.absent.title")],
      ["/reports/x", t("reports.ticket.notFound")],
      ["/rules/none", t("errors.page.notFoundTitle")],
    ] as const) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.getByRole("banner")).toBeVisible();
    }
  });

  test(`what is not there is said to whoever follows a link, in ${locale}`, async ({ arrive }) => {
    const { page, t } = await arrive({ locale });
    await page.goto("/register");
    // As a link does it: the record may have gone since the list was drawn.
    await page.evaluate(() => {
      const { next } = window as unknown as { next: { router: { push: (href: string) => void } } };
      next.router.push("/register/INS-9999999-9");
    });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("register.notFound.title"));
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("register.title"));
  });
}
