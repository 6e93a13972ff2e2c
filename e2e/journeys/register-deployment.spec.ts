import { applicationSpec } from "@/components/applications/application-form-spec";
import { configurationSpec } from "@/components/deployments/configuration-form-spec";
import { deploymentSpec } from "@/components/deployments/deployment-form-spec";
import { institutionSpec } from "@/components/institutions/institution-form-spec";
import { usccCheckCharacter } from "@/lib/institutions/uscc";
import { type Arrive, expect, locales, type Person, test } from "../fixtures";
import { accounts, inventedUscc, newPerson, uniqueMark, withWrongCheck } from "../people";
import { recordForm } from "../record-form";
import { approve, openRequest, requestForm, signUp } from "./membership-steps";
import {
  applicationAnswers,
  configurationAnswers,
  deploymentAnswers,
  institutionAnswers,
} from "./record-answers";
import { act, expectNoMove, expectNotFound, idIn, recordNumber } from "./record-steps";

/** An identity number of the standard's own example: valid in form, of nobody. */
const idNumber = "11010519491231002X";

for (const locale of locales) {
  test(`a hospital registers a deployment and the public reads it (${locale})`, async ({ arrive }) => {
    test.slow();
    const mark = uniqueMark();
    const proposal = {
      nameZh: `旅程医院${mark}`,
      nameEn: `Journey Hospital ${mark}`,
      uscc: inventedUscc(),
      province: "330000",
    };
    const shownName = locale === "en" ? proposal.nameEn : proposal.nameZh;
    const deploymentName = `门诊推理服务${mark}`;
    const applicationName = `诊前预问诊${mark}`;
    const itPerson = newPerson("信息员");
    const qualityPerson = newPerson("质量负责人");
    const it = await arrive({ locale });
    const reviewer = await arrive({ locale, as: accounts.reviewer });
    const { t } = it;

    await test.step("IT signs up and proposes a new institution", async () => {
      await signUp(it, itPerson);
      const request = requestForm(it);
      const wrong = withWrongCheck(proposal.uscc);
      await request.propose({ ...proposal, uscc: wrong });
      await request.as("hospital_it");
      await request.send();
      const problem = t("errors.field.uscc.check", {
        expected: usccCheckCharacter(proposal.uscc.slice(0, 17)),
        actual: wrong.charAt(17),
      });
      await expect(request.form.getByRole("alert").getByRole("link")).toHaveText([
        t("forms.summaryItem", { label: t("auth.request.uscc"), problem }),
      ]);
      await expect(request.uscc).toHaveAccessibleDescription(`${t("auth.request.usccHint")} ${problem}`);
      await request.uscc.fill(proposal.uscc);
      await request.send();
      await request.expectWaiting();
    });

    await test.step("a reviewer of the province approves", async () => {
      const request = await openRequest(reviewer, itPerson);
      await expect(request).toContainText(proposal.nameZh);
      await expect(request).toContainText(proposal.uscc);
      await expect(request).toContainText(t("reviews.request.outcome.new"));
      await approve(reviewer, itPerson);
    });

    await test.step("IT completes the institution, blanks as explicit choices", async () => {
      await it.page.goto("/institutions");
      await it.page.getByRole("main").getByRole("link", { name: shownName }).click();
      await expect(it.page.getByRole("heading", { level: 1 })).toHaveText(shownName);
      await it.page.getByRole("link", { name: t("institutions.page.edit") }).click();
      const form = recordForm(it, institutionSpec, t("institutions.form.label"));
      await expect(form.textOf("uscc")).toHaveValue(proposal.uscc);
      await form.fill(institutionAnswers);
      await form.leaveBlank("aliases", "not_applicable");
      await form.leaveBlank("bedsBand", "withheld");
      await form.submit(t("institutions.form.submit"));
      await expect(it.page).toHaveURL(/\/institutions\/[0-9a-f-]{36}$/);
    });
    const institutionPath = new URL(it.page.url()).pathname;

    const deploymentPath = await test.step("IT registers a deployment, resuming a draft elsewhere", () =>
      registerDeployment(arrive, it, { ...itPerson, deploymentName }));

    await test.step("IT registers its configuration and sees the fingerprint", async () => {
      await it.page.goto(`${deploymentPath}/configuration`);
      const form = recordForm(it, configurationSpec, t("deployments.form.configuration.label"));
      await form.fill(configurationAnswers);
      await form.blankTheRest(configurationAnswers);
      await form.submit(t("deployments.form.configuration.submit"));
      const saved = it.page
        .getByRole("status")
        .filter({ hasText: t("deployments.form.configuration.fingerprint") });
      await expect(saved).toContainText(t("deployments.form.configuration.saved"));
      await expect(saved.locator("code.full")).toHaveText(/^[0-9a-f]{64}$/);
    });

    await test.step("IT registers an application", async () => {
      await it.page.getByRole("link", { name: t("deployments.form.configuration.toApplication") }).click();
      const form = recordForm(it, applicationSpec, t("applications.form.label"));
      const answers = applicationAnswers(applicationName);
      await form.fill(answers);
      await form.blankTheRest(answers, { failSafe: "withheld", nameEn: "not_applicable" });
      await form.submit(t("applications.form.submitCreate"));
      await expect(it.page).toHaveURL(/\/applications\/[0-9a-f-]{36}$/);
    });
    const applicationPath = new URL(it.page.url()).pathname;
    const applicationNumber = await recordNumber(it);

    await test.step("IT hands all three records in and cannot confirm them", async () => {
      await it.page.goto(deploymentPath);
      await act(it, "submit", 3);
      await expectNoMove(it, "confirm");
    });

    await test.step("the quality lead joins by the same credit code", async () => {
      const quality = await arrive({ locale });
      await signUp(quality, qualityPerson);
      const request = requestForm(quality);
      await request.propose(proposal);
      await request.as("hospital_quality");
      await request.send();
      await request.expectWaiting();
      const open = await openRequest(reviewer, qualityPerson);
      await expect(open).toContainText(t("reviews.request.outcome.joins"));
      await expect(open.getByRole("link", { name: shownName })).toHaveAttribute("href", institutionPath);
      await approve(reviewer, qualityPerson);
      await quality.page.goto(deploymentPath);
      await act(quality, "confirm", 3);
    });

    await test.step("hospital B gets the answer of a record that is not there", async () => {
      const other = await arrive({ locale, as: accounts.itOfB });
      for (const path of [institutionPath, deploymentPath, applicationPath]) {
        await expectNotFound(other, path);
      }
    });

    await test.step("the reviewer verifies", async () => {
      await reviewer.page.goto("/reviews?view=records");
      await reviewer.page.getByRole("link", { name: deploymentName }).click();
      await expect(reviewer.page).toHaveURL(new RegExp(`${deploymentPath}$`));
      await act(reviewer, "verify", 3);
    });

    await test.step("the public finds the record by the hospital's name and reads it", async () => {
      await readInPublic(await arrive({ locale }), { proposal, applicationName, applicationNumber });
    });

    await test.step("the hospital reads every step in its trail", async () => {
      await it.page.goto("/audit");
      const table = it.page.getByRole("table", { name: t("audit.list.caption") });
      const expected = [
        "membership.requested",
        "institution.created",
        "membership.approved",
        "institution.updated",
        "deployment.created",
        "configuration.saved",
        "application.created",
        "record.submitted",
        "record.confirmed",
        "record.verified",
      ];
      for (const action of expected) {
        await expect(table.getByText(t(`audit.action.${action}`), { exact: true }).first()).toBeVisible();
      }
      await expect(table.getByText(t("audit.action.record.verified"), { exact: true })).toHaveCount(3);
      expect(await it.page.locator("main").innerText()).not.toContain(idNumber);
    });

    expect(idIn(it.page.url().replace(/\/audit$/, deploymentPath))).toMatch(/^[0-9a-f-]{36}$/);
  });
}

type Registration = { email: string; password: string; deploymentName: string };

/** Half-fills the form, is refused an identity number, goes on from the draft in another browser and saves. */
async function registerDeployment(arrive: Arrive, it: Person, registration: Registration): Promise<string> {
  const { t, locale } = it;
  const { email, password, deploymentName } = registration;
  const label = t("deployments.form.label");
  const supplier = `示范供应商${deploymentName}`;
  await it.page.goto("/deployments/new");
  const begun = recordForm(it, deploymentSpec, label);
  await begun.textOf("name").fill(deploymentName);
  const keptWhole = it.page.waitForResponse(
    (answer) => answer.request().postData()?.includes(supplier) ?? false,
  );
  await begun.textOf("supplierName").fill(supplier);
  await begun.textOf("supplierName").blur();
  await keptWhole;
  const kept = t("forms.draftSaved", { time: "" }).trim();
  await expect(begun.form.getByText(kept)).toBeVisible();

  const elsewhere = await arrive({ locale, as: email, password });
  await elsewhere.page.goto("/deployments/new");
  const form = recordForm(elsewhere, deploymentSpec, label);
  await expect(form.form.getByRole("button", { name: t("forms.record.discard") })).toBeVisible();
  await expect(form.textOf("name")).toHaveValue(deploymentName);
  await expect(form.textOf("supplierName")).toHaveValue(supplier);

  const answers = { ...deploymentAnswers(deploymentName), supplierName: supplier };
  await form.fill(answers);
  await form.blankTheRest({ ...answers, description: "" });
  await form.textOf("description").fill(`联系人${idNumber}`);
  await form.submit(t("deployments.form.submitCreate"));
  await form.expectProblem("description", t("errors.field.personalData.idNumber"));
  await form.textOf("description").fill("门诊各科室共用。");
  await form.submit(t("deployments.form.submitCreate"));
  await expect(elsewhere.page).toHaveURL(/\/deployments\/[0-9a-f-]{36}$/);
  await expect(elsewhere.page.getByRole("heading", { level: 1 })).toHaveText(deploymentName);
  const path = new URL(elsewhere.page.url()).pathname;
  await elsewhere.page.goto("/deployments/new");
  await expect(form.textOf("name")).toHaveValue("");
  return path;
}

type Published = {
  proposal: { nameZh: string };
  applicationName: string;
  applicationNumber: string;
};

async function readInPublic({ page, t, code }: Person, published: Published): Promise<void> {
  const { proposal, applicationName, applicationNumber } = published;
  const verified = t("common.badge.reviewer_verified");
  await page.goto("/register");
  await page.getByLabel(t("register.form.q"), { exact: true }).fill(proposal.nameZh);
  await page
    .getByRole("search", { name: t("register.form.label") })
    .getByRole("button", { name: t("register.form.submit") })
    .click();
  const row = page
    .getByRole("table", { name: t("register.caption", { sort: t("register.sort.newest") }) })
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: applicationName }) });
  await expect(row).toContainText(verified);
  await row.getByRole("link", { name: applicationName }).click();
  await expect(page).toHaveURL(new RegExp(`/register/${applicationNumber}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(applicationName);
  const main = page.getByRole("main");
  await expect(main).toContainText(t("register.record.ladder.reviewer_verified"));
  await expect(main.getByText(t("register.record.who.met"), { exact: true })).toBeVisible();
  const purpose = main.getByRole("region", { name: t("register.record.section.purpose"), exact: true });
  await expect(purpose).toContainText("在门诊就诊前采集主诉与病史，形成结构化摘要。");
  await expect(purpose).toContainText(`〔${t("common.blank.not_applicable")}〕`);
  await expect(purpose).toContainText(`〔${t("common.blank.unknown")}〕`);
  const seal = t("common.seal.open", {
    field: t("codes.fields.application.intendedPurpose"),
    source: t("common.seal.reviewer.word"),
  });
  await expect(
    purpose
      .getByRole("group")
      .filter({ has: page.getByLabel(seal) })
      .first(),
  ).toBeVisible();
  await expect(main).toContainText(code("hostingModes", "on-premises"));
  await expect(main).not.toContainText(t("codes.fields.application.failSafe"));
}
