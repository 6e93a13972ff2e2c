import type { Locator } from "@playwright/test";
import { expect, type Person } from "../fixtures";
import { tabTo } from "../keyboard";
import { escaped } from "../record-form";

type Stand = "right" | "corrected" | "gap";

const pattern = (text: string) => new RegExp(`^${escaped(text).replace("LABEL", ".+")}$`);
/** The three answers to one published field, as a group. */
export const answersIn = ({ page, t }: Person): Locator =>
  page.getByRole("group", { name: pattern(t("forms.claim.mode", { label: "LABEL" })) });

export const answersTo = ({ page, t }: Person, label: string): Locator =>
  page.getByRole("group", { name: t("forms.claim.mode", { label }), exact: true });

export const answerButton = ({ t }: Person, group: Locator, stand: Stand): Locator =>
  group.getByRole("button", { name: t(`forms.claim.${stand}`), exact: true });

/** Says of every published field of the open form, with the keyboard, that it is right. Returns how many there were. */
export async function answerAllRight(person: Person): Promise<number> {
  const groups = answersIn(person);
  await expect(groups.first()).toBeVisible();
  const count = await groups.count();
  for (let at = 0; at < count; at += 1) {
    const right = answerButton(person, groups.nth(at), "right");
    if ((await right.getAttribute("aria-pressed")) === "true") continue;
    await tabTo(person, right);
    await person.page.keyboard.press("Space");
    await expect(right).toHaveAttribute("aria-pressed", "true");
  }
  return count;
}

/** Saves the open form with the shortcut of forms and waits for the record's page. */
export async function saveForm({ page }: Person, arrives: RegExp): Promise<void> {
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page).toHaveURL(arrives);
}
