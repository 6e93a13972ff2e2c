import { expect, locales, type Person, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";

/** What the machine interface answers to a token. */
async function asMachine({ page }: Person, secret: string): Promise<{ status: number; body: string }> {
  const answer = await page.request.get("/api/v1/me", {
    headers: { authorization: `Bearer ${secret}`, cookie: "" },
  });
  return { status: answer.status(), body: await answer.text() };
}

for (const locale of locales) {
  test(`a person makes a token, sees it once, uses it and revokes it (${locale})`, async ({ arrive }) => {
    const it = await arrive({ locale, as: accounts.itOfA });
    const { page, t } = it;
    const name = `e2e ${uniqueMark()}`;
    await page.goto("/tokens");
    const form = page.getByRole("form", { name: t("api.tokens.make") });
    await form.getByRole("button", { name: t("api.tokens.form.submit") }).click();
    await expect(form.locator(".errsum")).toBeVisible();
    await form.getByLabel(t("api.tokens.form.name"), { exact: true }).fill(name);
    await form.locator('input[value="home:read"]').check();
    await form.getByRole("button", { name: t("api.tokens.form.submit") }).click();
    const told = form.getByLabel(t("api.tokens.made.label"), { exact: true });
    await expect(told).toBeFocused();
    const secret = await told.inputValue();
    expect(secret.length).toBeGreaterThan(40);
    const known = await asMachine(it, secret);
    expect(known.status).toBe(200);
    expect(known.body).toContain(accounts.itOfA);

    // It was told once: neither the page nor its source knows it again.
    await page.reload();
    const row = page.getByRole("row").filter({ hasText: name });
    await expect(row).toContainText(t("api.tokens.state.live"));
    expect(await page.content()).not.toContain(secret);

    const admin = await arrive({ locale, as: accounts.securityAdmin });
    await admin.page.goto("/admin/tokens");
    await expect(admin.page.getByRole("row").filter({ hasText: name })).toContainText(accounts.itOfA);

    await row.getByRole("button", { name: t("api.tokens.revokeOf", { name }) }).click();
    await row.getByRole("button", { name: t("api.tokens.sure") }).click();
    await expect(row).toContainText(t("api.tokens.state.revoked"));
    expect((await asMachine(it, secret)).status).toBe(401);
  });
}
