import { generateSync } from "otplib";
import { expect, type Person } from "../fixtures";
import { DEMO_PASSWORD } from "../people";

const STEP = 30_000;
/** The last time step that each secret gave a code for: the portal takes none twice. */
const used = new Map<string, number>();

/** The next code of the app that has not been used; waits for it where the present one has. */
export async function nextCode({ page }: Person, secret: string): Promise<string> {
  const from = (used.get(secret) ?? 0) + 1;
  // One step ahead of the clock is taken as well, so that most of the waiting falls away.
  while (Math.floor(Date.now() / STEP) + 1 < from) await page.waitForTimeout(250);
  const step = Math.max(from, Math.floor(Date.now() / STEP));
  used.set(secret, step);
  return generateSync({ secret, epoch: (step * STEP) / 1000 });
}

/** Sets up a second factor on its page, as the person is to do before they sign. Returns the secret and the recovery codes. */
export async function setUpSecondFactor(person: Person, password = DEMO_PASSWORD) {
  const { page, t } = person;
  await page.goto("/profile/second-factor");
  await page.getByLabel(t("signatures.factor.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("signatures.factor.begin") }).click();
  await expect(page.getByRole("img", { name: t("signatures.factor.qr") })).toBeVisible();
  await expect(page.getByRole("heading", { name: t("signatures.factor.scanTitle") })).toBeFocused();
  const shown = await page.locator(".well code").first().innerText();
  const secret = shown.replaceAll(/\s/g, "");
  await page.getByLabel(t("signatures.factor.code"), { exact: true }).fill(await nextCode(person, secret));
  await page.getByRole("button", { name: t("signatures.factor.confirm") }).click();
  const list = page.getByRole("list", { name: t("signatures.factor.codesTitle") });
  await expect(list).toBeFocused();
  const codes = await list.getByRole("listitem").allInnerTexts();
  return { secret, codes };
}

/** Fills in a signing form's credentials. */
export async function fillCredential(person: Person, secret: string, password = DEMO_PASSWORD) {
  const { page, t } = person;
  await page.getByLabel(t("signatures.factor.password"), { exact: true }).fill(password);
  await page.getByLabel(t("signatures.factor.code"), { exact: true }).fill(await nextCode(person, secret));
}
