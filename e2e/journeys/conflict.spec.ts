import { deploymentSpec } from "@/components/deployments/deployment-form-spec";
import { expect, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";
import { recordForm } from "../record-form";
import { deploymentAnswers } from "./record-answers";

test("of two people who save one record, the second is told who was first and loses nothing", async ({
  arrive,
}) => {
  test.slow();
  const first = await arrive({ as: accounts.otherItOfA });
  const second = await arrive({ as: accounts.itOfA });
  const { t } = first;
  const name = `并行编辑${uniqueMark()}`;
  const label = t("deployments.form.label");

  await first.page.goto("/deployments/new");
  const created = recordForm(first, deploymentSpec, label);
  const answers = deploymentAnswers(name);
  await created.form
    .getByRole("group", { name: t("deployments.form.module.choose"), exact: true })
    .locator('input[value=":new"]')
    .check();
  await created.fill(answers);
  await created.blankTheRest(answers);
  await created.submit(t("deployments.form.submitCreate"));
  await expect(first.page).toHaveURL(/\/deployments\/[0-9a-f-]{36}$/);
  const path = new URL(first.page.url()).pathname;

  await first.page.goto(`${path}/edit`);
  await second.page.goto(`${path}/edit`);
  const theirs = recordForm(first, deploymentSpec, label);
  const mine = recordForm(second, deploymentSpec, label);
  await theirs.fill({ supplierName: "甲供应商", description: "甲写的说明。" });
  await theirs.submit(t("deployments.form.submitEdit"));
  await expect(first.page).toHaveURL(new RegExp(`${path}$`));

  await mine.fill({ supplierName: "乙供应商", ownerDepartment: "乙部门" });
  await mine.submit(t("deployments.form.submitEdit"));
  const conflict = mine.form.getByRole("alert").filter({ hasText: t("forms.conflict.title") });
  await expect(conflict).toBeFocused();
  const who = (await first.page.locator(".mast .who b").textContent()) ?? "";
  expect(who).not.toBe("");
  await expect(conflict).toContainText(new RegExp(`${who}.*\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}`));

  const rowOf = (field: string) =>
    conflict
      .getByRole("row")
      .filter({ has: second.page.getByRole("rowheader", { name: mine.labelOf(field), exact: true }) });
  await expect(conflict.getByRole("rowheader")).toHaveCount(3);
  await expect(rowOf("supplierName")).toContainText(/乙供应商.*甲供应商/s);
  await expect(rowOf("ownerDepartment")).toContainText(/乙部门.*〔/s);
  await rowOf("description")
    .getByRole("button", { name: t("forms.conflict.takeTheirs") })
    .click();
  await conflict.getByRole("button", { name: t("forms.conflict.resolve") }).click();
  await expect(mine.textOf("supplierName")).toHaveValue("乙供应商");
  await expect(mine.textOf("description")).toHaveValue("甲写的说明。");
  await expect(mine.textOf("ownerDepartment")).toHaveValue("乙部门");
  await mine.submit(t("deployments.form.submitEdit"));

  await expect(second.page).toHaveURL(new RegExp(`${path}$`));
  const record = second.page.getByRole("main");
  for (const kept of ["乙供应商", "甲写的说明。", "乙部门"]) await expect(record).toContainText(kept);
});
