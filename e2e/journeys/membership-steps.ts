import type { Locator } from "@playwright/test";
import { expect, type Person } from "../fixtures";
import type { NewPerson } from "../people";
import { escaped } from "../record-form";

export type Proposal = { nameZh: string; nameEn: string; uscc: string; province: string };

/** Makes an account on the page; it is signed in afterwards and asked which institution it acts for. */
export async function signUp({ page, t }: Person, { name, email, password }: NewPerson): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel(t("auth.signUp.name"), { exact: true }).fill(name);
  await page.getByLabel(t("auth.signUp.email"), { exact: true }).fill(email);
  await page.getByLabel(t("auth.signUp.password"), { exact: true }).fill(password);
  await page.getByLabel(t("auth.signUp.repeat"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("auth.signUp.submit") }).click();
  await expect(page).toHaveURL(/\/request$/);
}

export function requestForm({ page, t }: Person) {
  const form = page.getByRole("form", { name: t("auth.request.title") });
  const pick = (name: string, value: string) =>
    form.getByRole("group", { name, exact: true }).locator(`input[value="${value}"]`).check();
  const field = (key: string) =>
    form.getByRole("textbox", { name: new RegExp(`^${escaped(t(`auth.request.${key}`))}`) });
  return {
    form,
    uscc: field("uscc"),
    propose: async ({ nameZh, nameEn, uscc, province }: Proposal) => {
      await pick(t("auth.request.kind"), "new_institution");
      await field("nameZh").fill(nameZh);
      await field("nameEn").fill(nameEn);
      await form.getByLabel(t("auth.request.province"), { exact: true }).selectOption(province);
      await field("uscc").fill(uscc);
      await pick(t("auth.request.type"), "general_hospital");
    },
    claim: async (number: string) => {
      await pick(t("auth.request.kind"), "claim");
      await field("number").fill(number);
      await form.getByRole("button", { name: t("auth.request.lookUp"), exact: true }).click();
    },
    as: async (role: "hospital_it" | "hospital_quality") => {
      await pick(t("auth.request.role"), role);
      await field("statement").fill(
        role === "hospital_it" ? "信息科，可致函核实。" : "质量管理科，可致函核实。",
      );
    },
    send: async () => form.getByRole("button", { name: t("auth.request.submit"), exact: true }).click(),
    expectWaiting: async () => {
      await expect(page.getByText(t("auth.request.stand.pending"))).toBeVisible();
      await expect(form).toHaveCount(0);
    },
  };
}

/** The open request of a person in the reviewer's queue. */
export async function openRequest({ page }: Person, { email }: NewPerson): Promise<Locator> {
  await page.goto("/reviews?view=requests");
  const request = page
    .locator("section")
    .filter({ has: page.getByText(email, { exact: true }) })
    .last();
  await expect(request).toBeVisible();
  return request;
}

export async function approve(reviewer: Person, person: NewPerson): Promise<void> {
  const { page, t } = reviewer;
  const request = await openRequest(reviewer, person);
  await request.getByRole("radio").and(page.locator('[value="approve"]')).check();
  await request.getByRole("button", { name: t("reviews.request.button.approve") }).click();
  await expect(page.getByText(person.email, { exact: true })).toHaveCount(0);
}
