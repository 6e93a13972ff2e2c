import type { FormSpec } from "@/lib/records/form-spec";
import { type Arrive, expect, type Person } from "../fixtures";
import { accounts, inventedUscc, newPerson, uniqueMark } from "../people";
import { recordForm } from "../record-form";
import { approve, requestForm, signUp } from "./membership-steps";
import { applicationAnswers, deploymentAnswers } from "./record-answers";

/** The two forms on the way to an application; a driver imports no component, so the test hands them over. */
type Forms = { deployment: FormSpec; application: FormSpec };

/** An application of an institution of its own: what it comes to concerns no other test. Returns its path and who made it. */
export async function registerApplication(arrive: Arrive, it: Person, forms: Forms) {
  const { page, t, locale } = it;
  const mark = uniqueMark();
  const person = newPerson("信息员");
  await signUp(it, person);
  const request = requestForm(it);
  const names = { nameZh: `分类医院${mark}`, nameEn: `Classification Hospital ${mark}` };
  await request.propose({ ...names, uscc: inventedUscc(), province: "330000" });
  await request.as("hospital_it");
  await request.send();
  await request.expectWaiting();
  await approve(await arrive({ locale, as: accounts.reviewer }), person);

  await page.goto("/deployments/new");
  const deployment = recordForm(it, forms.deployment, t("deployments.form.label"));
  const stated = deploymentAnswers(`门诊推理服务${mark}`);
  await deployment.fill(stated);
  await deployment.blankTheRest(stated);
  await deployment.submit(t("deployments.form.submitCreate"));
  await expect(page).toHaveURL(/\/deployments\/[0-9a-f-]{36}$/);

  await page.goto(`${new URL(page.url()).pathname}/applications/new`);
  const application = recordForm(it, forms.application, t("applications.form.label"));
  const answers = applicationAnswers(`诊前预问诊${mark}`);
  await application.fill(answers);
  await application.blankTheRest(answers);
  await application.submit(t("applications.form.submitCreate"));
  await expect(page).toHaveURL(/\/applications\/[0-9a-f-]{36}$/);
  return { path: new URL(page.url()).pathname, person };
}

/** What the hospital answers beyond what its record gives, as the digits of the options. */
const digits: Readonly<Record<string, string>> = {
  declaredMedicalPurpose: "1",
  patientSpecific: "1",
  inputData: "34",
  deviceDataUse: "1",
  outputForm: "2",
  timeCritical: "2",
  basisReviewable: "1",
  diagnosisVisibleTo: "1",
  outputUsedForDxTx: "2",
  significance: "3",
  situation: "3",
  worstHarm: "3",
  monitorsPhysiology: "1",
  internetDiagnosis: "2",
  vulnerableGroup: "2",
  algorithmMaturity: "1",
  adaptive: "1",
  developerRole: "1",
  personalDataLevel: "4",
  publicService: "2",
  trainingUsesPatientData: "2",
};

/** Goes to the next open question with J and answers it with digits. Returns its id. */
export async function answerNext({ page }: Person): Promise<string> {
  const before = await page.evaluate(() => document.activeElement?.getAttribute("name"));
  const focused = page.locator("main fieldset input:focus");
  // Keys act once the page has been taken over by its script.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(focused).not.toHaveAttribute("name", before ?? "", { timeout: 500 });
  }).toPass();
  const question = (await focused.getAttribute("name"))?.replace(/^q-/, "") ?? "";
  for (const digit of digits[question] ?? "") {
    await page.keyboard.press(digit);
    await expect(focused).toBeChecked();
  }
  expect(digits[question], `no answer to ${question}`).toBeDefined();
  return question;
}
