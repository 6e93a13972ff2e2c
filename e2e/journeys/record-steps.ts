import type { Locator } from "@playwright/test";
import { expect, type Person } from "../fixtures";
import { uniqueMark } from "../people";
import { recordForm } from "../record-form";
import { deploymentAnswers } from "./record-answers";

/** A form as the product describes it; the tests bring it along. */
type FormSpec = Parameters<typeof recordForm>[1];

export type Move = "submit" | "withdraw" | "confirm" | "decline" | "verify" | "return";

/** The part of a record's page that says what its reader may do with it. */
export const actPanel = ({ page, t }: Person): Locator =>
  page.getByRole("region", { name: t("reviews.acts.title"), exact: true });

/** Takes a move on the open record, and reads from the receipt how many records went along. */
export async function act(person: Person, move: Move, count: number): Promise<void> {
  const { page, t } = person;
  const panel = actPanel(person);
  const choice = panel.getByRole("radio").and(page.locator(`[value="${move}"]`));
  const button = panel.getByRole("button", { name: t(`reviews.acts.button.${move}`), exact: true });
  // With one possible move there is nothing to choose.
  await expect(choice.or(button)).toBeVisible();
  if (await choice.isVisible()) await choice.check();
  await button.click();
  await expect(panel.getByRole("status")).toContainText(t(`reviews.acts.done.${move}`, { count }));
  await expect(panel.getByRole("status")).toContainText(t("reviews.acts.receipt", { receipt: "" }).trim());
}

/** What this person may not do here: neither a choice nor a button for the move. */
export async function expectNoMove(person: Person, move: Move): Promise<void> {
  const { page, t } = person;
  const panel = actPanel(person);
  await expect(panel).toBeVisible();
  await expect(panel.getByRole("radio").and(page.locator(`[value="${move}"]`))).toHaveCount(0);
  await expect(
    panel.getByRole("button", { name: t(`reviews.acts.button.${move}`), exact: true }),
  ).toHaveCount(0);
}

/** The same answer as for a record that is not there. */
export async function expectNotFound({ page, t }: Person, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("errors.page.notFoundTitle"));
}

export const idIn = (address: string): string => {
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(new URL(address).pathname)?.[0];
  if (id === undefined) throw new Error(`no id in ${address}`);
  return id;
};

/** `INS-0000042-4` as it stands in the head of the open record. */
export async function recordNumber({ page }: Person): Promise<string> {
  const number = await page.locator("main .kicker code").first().textContent();
  expect(number).toMatch(/^(INS|DEP|APP)-\d{7,}-\d$/);
  return number ?? "";
}

/** A deployment of a hospital that has modules already, on a new one of its own; its path. */
export async function registerDeployment(it: Person, spec: FormSpec, name: string): Promise<string> {
  const { page, t } = it;
  await page.goto("/deployments/new");
  const deployment = recordForm(it, spec, t("deployments.form.label"));
  const answers = { ...deploymentAnswers(name), moduleName: `推理集群${uniqueMark()}` };
  await deployment.form.getByRole("radio").and(page.locator('[value=":new"]')).check();
  await deployment.fill(answers);
  await deployment.blankTheRest(answers);
  await deployment.submit(t("deployments.form.submitCreate"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return `/deployments/${idIn(page.url())}`;
}
