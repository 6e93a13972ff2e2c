import { applicationSpec } from "@/components/applications/application-form-spec";
import { configurationSpec } from "@/components/deployments/configuration-form-spec";
import { deploymentSpec } from "@/components/deployments/deployment-form-spec";
import { expect, type Person, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";
import { recordForm } from "../record-form";
import { applicationAnswers, configurationAnswers } from "./record-answers";
import { act, actPanel, registerDeployment } from "./record-steps";

/** What a deployment needs before it can be handed in: a configuration and an application. */
async function complete(it: Person, path: string): Promise<void> {
  const { page, t } = it;
  await page.goto(`${path}/configuration`);
  const configuration = recordForm(it, configurationSpec, t("deployments.form.configuration.label"));
  await configuration.fill(configurationAnswers);
  await configuration.blankTheRest(configurationAnswers);
  await configuration.submit(t("deployments.form.configuration.submit"));
  await page.getByRole("link", { name: t("deployments.form.configuration.toApplication") }).click();
  const application = recordForm(it, applicationSpec, t("applications.form.label"));
  const used = applicationAnswers(`诊前预问诊${uniqueMark()}`);
  await application.fill(used);
  await application.blankTheRest(used, { failSafe: "withheld", nameEn: "not_applicable" });
  await application.submit(t("applications.form.submitCreate"));
  await expect(page).toHaveURL(/\/applications\/[0-9a-f-]{36}$/);
}

test("a duplicate warning and its answer stand beside the choice of whoever confirms and verifies", async ({
  arrive,
}) => {
  test.slow();
  // A name of its own: other tests count the likes of a seeded one.
  const name = `双院区平台${uniqueMark()}`;
  const reason = `东西两个院区各有一套 ${uniqueMark()}`;
  const it = await arrive({ as: accounts.itOfB });
  const { t } = it;
  await registerDeployment(it, deploymentSpec, name);
  const path = await registerDeployment(it, deploymentSpec, name);
  await complete(it, path);
  await it.page.goto(path);
  await actPanel(it).getByRole("textbox").fill(reason);
  await act(it, "submit", 2);

  const expectWarned = async (person: Person) => {
    await person.page.goto(path);
    const panel = actPanel(person);
    await expect(panel).toContainText(t("reviews.acts.similar.because.name"));
    await expect(panel).toContainText(t("reviews.acts.similar.judge"));
    await expect(panel).toContainText(reason);
  };
  const quality = await arrive({ as: accounts.qualityOfB });
  await expectWarned(quality);
  await act(quality, "confirm", 2);
  await expectWarned(await arrive({ as: accounts.nationalReviewer }));
});
