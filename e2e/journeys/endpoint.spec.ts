import { askOne } from "../database";
import { expect, type Person, test } from "../fixtures";
import { ENDLESS, type ModelServer, servedModel, startModelServer } from "../model-server";
import { accounts } from "../people";

/**
 * A hospital says where its model is served; the security administrator, a second person, lets it be called; the hospital
 * tests the connection and asks a question live, and the model is free again when it stops or its tab is closed.
 */

test.describe.configure({ timeout: 120_000 });

/** Where a server may be on this machine: the port that this run's portal was started with. */
const port = Number(process.env.E2E_MODEL_PORT);
test.skip(!port, "E2E_MODEL_PORT names no port that the portal may call");

let model: ModelServer;
test.beforeAll(async () => {
  model = await startModelServer(port);
});
test.afterAll(() => model.close());

type Deployment = { id: string; name: string; number: string };
/** The hospital's last deployment that no other journey asks anything of. */
const deploymentOfA = () =>
  askOne<Deployment>(
    `select d.id, d.name, d.number from users u join memberships m on m.user_id = u.id and m.state = 'active'
     join deployments d on d.institution_id = m.institution_id
     join endpoints e on e.institution_id = d.institution_id and e.deployment_id = d.id
     where u.email = $1 and e.model_id_sent not in ('simulator-good', 'simulator-slow')
     order by d.number desc limit 1`,
    [accounts.itOfA],
  );

/** Fills in and sends where the model is, first with a network that the host is not in. */
async function propose({ page, t }: Person): Promise<void> {
  await page.getByText(t("endpoints.propose.change"), { exact: true }).click();
  const form = page.getByRole("form", { name: t("endpoints.propose.title") });
  const fill = (field: string, value: string) =>
    form.getByLabel(t(`endpoints.propose.${field}`), { exact: true }).fill(value);
  const choose = (value: string) => form.locator(`input[value="${value}"]`).check();
  await form.getByLabel(t("endpoints.propose.server"), { exact: true }).selectOption("vllm");
  await choose("model");
  await choose("http");
  await fill("host", "127.0.0.1");
  await fill("port", String(port));
  await fill("network", "10.20.0.0/16");
  await fill("model", servedModel.id);
  await form.locator('input[type="password"]').fill(servedModel.key);
  await form.getByRole("button", { name: t("endpoints.propose.send") }).click();
  await expect(form.locator(".errsum")).toContainText(t("errors.field.endpoint.address"));
  await fill("network", "127.0.0.1/32");
  await form.getByRole("button", { name: t("endpoints.propose.send") }).click();
  await expect(page.getByText(t("endpoints.trial.only"), { exact: true })).toBeVisible();
}

/** The second person looks at what was proposed and approves it. */
async function approve({ page, t }: Person, { name, number }: Deployment): Promise<void> {
  await page.goto("/admin/endpoints");
  const waiting = page.getByRole("region", { name: t("endpoints.admin.waiting") });
  const proposed = waiting.getByRole("listitem").filter({ hasText: number });
  await expect(proposed).toContainText(`http://127.0.0.1:${port}/v1`);
  await expect(proposed).toContainText(
    t("endpoints.record.keyShown", { lastFour: servedModel.key.slice(-4) }),
  );
  const form = proposed.getByRole("form", { name: t("endpoints.admin.of", { name }) });
  await form.locator('input[value="approve"]').check();
  await form.getByRole("button", { name: t("endpoints.admin.submit") }).click();
  await expect(proposed).toHaveCount(0);
}

/** Runs the test and reads what its report says of this server. */
async function testConnection({ page, t }: Person): Promise<void> {
  await page.getByRole("button", { name: t("endpoints.test.run") }).click();
  const report = page.locator("#test");
  await expect(report.getByText(t("endpoints.verdict.answer"))).toBeVisible();
  for (const said of [
    t("endpoints.test.tlsOff"),
    `${t("endpoints.test.closed")} · ${t("endpoints.test.keyOk")}`,
    "/health",
    servedModel.id,
    t("endpoints.test.listed"),
    t("endpoints.test.contextValue", { count: "16,384" }),
    t("endpoints.reasoningIn.field"),
  ]) {
    await expect(report).toContainText(said);
  }
}

function trialOf({ page, t }: Person) {
  const form = page.getByRole("form", { name: t("endpoints.trial.title") });
  return {
    answer: page.getByRole("region", { name: t("endpoints.trial.answer") }),
    ask: async (question: string) => {
      await form.getByRole("textbox").fill(question);
      await form.getByRole("button", { name: t("endpoints.trial.ask") }).click();
    },
    stop: () => form.getByRole("button", { name: t("endpoints.trial.stop") }).click(),
  };
}

const within2s = { timeout: 2_000 };

test("a hospital's endpoint is proposed, approved by a second person, tested and tried", async ({
  arrive,
}) => {
  const deployment = await deploymentOfA();
  const address = `/deployments/${deployment.id}/endpoint`;
  const it = await arrive({ as: accounts.itOfA });
  const { page, t } = it;
  await page.goto(`/deployments/${deployment.id}`);
  await page.getByRole("link", { name: t("deployments.page.endpoint.open") }).click();
  await page.waitForURL(address);
  await propose(it);
  await expect(page.getByRole("button", { name: t("endpoints.test.run") })).toHaveCount(0);

  await approve(await arrive({ as: accounts.securityAdmin }), deployment);

  await page.reload();
  await testConnection(it);

  const trial = trialOf(it);
  await trial.ask("患者电话13800138000，能否用药？");
  await expect(
    page.getByRole("alert").filter({ hasText: t("errors.field.personalData.mobile") }),
  ).toBeVisible();
  await trial.ask(ENDLESS);
  await expect(trial.answer).toContainText("又又");
  await trial.stop();
  await expect.poll(model.running, within2s).toBe(0);
  await trial.ask("1 + 1 = ?");
  await expect(trial.answer).toContainText(t("endpoints.trial.tokensValue", { prompt: 21, completion: 8 }));
  await trial.ask(ENDLESS);
  await expect(trial.answer).toContainText("又又");
  expect(model.running()).toBe(1);
  await page.close();
  await expect.poll(model.running, within2s).toBe(0);

  // The same page in English, to another of the hospital; what it says of the key is its end.
  const other = await arrive({ as: accounts.qualityOfA, locale: "en" });
  await other.page.goto(address);
  const words = other.page.getByRole("main");
  for (const said of [
    "Approved",
    other.t("endpoints.test.keyOk"),
    other.t("endpoints.test.contextValue", { count: "16,384" }),
    other.t("endpoints.record.keyShown", { lastFour: servedModel.key.slice(-4) }),
  ]) {
    await expect(words).toContainText(said);
  }
  expect(await other.page.content()).not.toContain(servedModel.key);
});
