import { ask, askOne } from "../database";
import { expect, type Person, test } from "../fixtures";
import { accounts, uniqueMark } from "../people";

/**
 * A reviewer starts a check of a deployment, watches the simulator think and answer, closes the page, and comes back to a
 * finished record. The hospital pauses another one and says why. A reviewer writes a suite of the authority's own and has
 * it asked every night.
 */

test.describe.configure({ timeout: 150_000 });

/** The hospital's deployment that is served by a behaviour of the simulator. */
const deploymentBehind = (model: string) =>
  askOne<{ id: string }>(
    `select d.id from users u join memberships m on m.user_id = u.id and m.state = 'active'
     join deployments d on d.institution_id = m.institution_id
     join endpoints e on e.institution_id = d.institution_id and e.deployment_id = d.id
     where u.email = $1 and e.model_id_sent = $2 limit 1`,
    [accounts.itOfA, model],
  );

async function start({ page, t }: Person, deployment: string): Promise<string> {
  await page.goto(`/deployments/${deployment}`);
  await page.getByRole("link", { name: t("checks.act.new") }).click();
  await page.getByRole("checkbox", { name: t("checks.suite.spot-check-items@1") }).uncheck();
  await page.getByRole("checkbox", { name: t("checks.suite.safety-probes@1") }).check();
  await page.getByRole("textbox", { name: t("checks.start.samples") }).fill("1");
  await page.getByRole("button", { name: t("checks.start.submit") }).click();
  await page.waitForURL(/\/spot-checks\/[0-9a-f-]{36}$/);
  return page.url();
}
const stateOf = async (address: string) => {
  const [row] = await ask<{ state: string }>("select state from spot_checks where id = $1", [
    address.slice(-36),
  ]);
  return row?.state;
};

test("a reviewer watches a check, leaves, and comes back to its record (zh-CN)", async ({ arrive }) => {
  const { id } = await deploymentBehind("simulator-slow");
  const reviewer = await arrive({ as: accounts.reviewer });
  const { page, t } = reviewer;
  const address = await start(reviewer, id);
  await expect(page.getByText(t("checks.simulator")).first()).toBeVisible();
  // Thinking comes before the answer, and folded.
  const answering = page.getByRole("article").first();
  await expect(answering.getByText(/推理过程/)).toBeVisible();
  await page.close();

  await expect.poll(() => stateOf(address), { timeout: 90_000 }).toBe("done");
  const later = await reviewer.context.newPage();
  await later.goto(address);
  await expect(later.getByText(t("checks.state.done")).first()).toBeVisible();
  await expect(later.getByText("14 / 14次采样，14 / 14题")).toBeVisible();
  await later.locator("summary", { hasText: "med-zh-01" }).click();
  await expect(
    later
      .getByRole("table")
      .filter({ hasText: t("checks.grade.pass") })
      .first(),
  ).toBeVisible();
  // Reading an answer is an act of its own, and stands in the hospital's trail.
  await later.getByRole("button", { name: new RegExp(t("checks.body.read")) }).click();
  await expect(later.getByRole("heading", { name: t("checks.body.question") })).toBeVisible();
  const [read] = await ask<{ n: string }>(
    "select count(*) as n from audit_events where action = 'spot-check.read' and object_id = $1",
    [address.slice(-36)],
  );
  expect(Number(read?.n)).toBe(1);
  await later.getByText(t("checks.human.title"), { exact: true }).click();
  await later.getByRole("radio", { name: t("checks.human.pass") }).check();
  await later.getByRole("textbox", { name: t("checks.human.reason") }).fill("答复得当");
  await later.getByRole("button", { name: t("checks.human.send") }).click();
  await expect(later.getByText("1 / 1，100.0%")).toBeVisible();
});

test("a hospital pauses a reviewer's check with a reason (en)", async ({ arrive }) => {
  const { id } = await deploymentBehind("simulator-slow");
  const reviewer = await arrive({ as: accounts.nationalReviewer, locale: "en" });
  // The first line meets an outage, after which no browser tries again by itself.
  const outage = { status: 503, body: "" };
  await reviewer.page.route("**/api/spot-checks/*/events?*", (route) => route.fulfill(outage), { times: 1 });
  const address = await start(reviewer, id);
  const { page, t } = await arrive({ as: accounts.qualityOfA, locale: "en" });
  await page.goto(address);
  await expect(page.getByText(t("checks.act.stop"), { exact: true })).toHaveCount(0);
  await page.getByText(t("checks.act.pause"), { exact: true }).click();
  await page.getByRole("textbox", { name: t("checks.act.pauseReason") }).fill("The ward needs the machine");
  await page.getByRole("button", { name: t("checks.act.pauseSend") }).click();
  await expect(page.getByRole("button", { name: t("checks.act.resume") })).toBeVisible();
  // The reviewer's open page is told without being loaded again.
  await expect(reviewer.page.getByText(/The ward needs the machine/)).toBeVisible();
  await reviewer.page.getByText(t("checks.act.stop"), { exact: true }).click();
  await reviewer.page.getByRole("button", { name: t("checks.act.stopSend") }).click();
  await expect(page.getByText(t("checks.state.stopped")).first()).toBeVisible();
});

test("a reviewer writes a suite of the authority's own and schedules it (zh-CN)", async ({ arrive }) => {
  const name = `题集${uniqueMark()}`;
  const { page, t } = await arrive({ as: accounts.reviewer });
  await page.goto("/spot-checks/suites/own");
  await page.getByRole("textbox", { name: t("checks.own.name") }).fill(name);
  await page.getByRole("button", { name: t("checks.own.createSend") }).click();
  const suite = page.getByRole("region", { name });
  await suite.getByText(t("checks.own.add"), { exact: true }).click();
  const form = suite.getByRole("form", { name: t("checks.own.add") });
  await form.getByRole("textbox", { name: t("checks.own.category") }).fill("用药");
  await form
    .getByRole("textbox", { name: t("checks.own.question") })
    .fill("阿莫西林成人每日最大剂量是多少克？");
  await form.getByRole("radio", { name: t("checks.own.graderOf.number") }).check();
  await form.getByRole("textbox", { name: t("checks.own.min") }).fill("3");
  await form.getByRole("textbox", { name: t("checks.own.max") }).fill("4");
  await form.getByRole("textbox", { name: t("checks.own.unit") }).fill("克");
  await form.getByRole("textbox", { name: t("checks.own.examplePass") }).fill("答案：9");
  await form.getByRole("textbox", { name: t("checks.own.exampleFail") }).fill("答案：40");
  await form.getByRole("textbox", { name: t("checks.own.reason") }).fill("示例药品说明书");
  await form.getByRole("button", { name: t("checks.own.addSend") }).click();
  // The rule says something else than its author believes: that is told beside the example.
  await expect(form.getByText(t("errors.field.suite.examplePass"), { exact: true })).toBeVisible();
  await form.getByRole("textbox", { name: t("checks.own.examplePass") }).fill("答案：4");
  await form.getByRole("button", { name: t("checks.own.addSend") }).click();
  await expect(suite.getByText("own-001").first()).toBeVisible();
  await suite.getByRole("button", { name: t("checks.own.publish") }).click();
  await expect(suite.getByText(t("checks.own.published"))).toBeVisible();
  // The button is gone with what it did: whoever pressed it goes on from where it stood.
  await expect(suite.getByRole("heading", { name })).toBeFocused();
  await expect(suite.getByText(t("checks.own.add"), { exact: true })).toHaveCount(0);

  const { id } = await deploymentBehind("simulator-good");
  await page.goto(`/deployments/${id}/spot-checks/new`);
  await page.getByText(t("checks.plan.add"), { exact: true }).click();
  const plan = page.getByRole("form", { name: t("checks.plan.add") });
  await plan.getByRole("checkbox", { name: t("checks.suite.spot-check-items@1") }).uncheck();
  await plan.getByRole("checkbox", { name }).check();
  await plan.getByRole("radio", { name: t("checks.plan.rhythmOf.daily") }).check();
  await plan.getByRole("textbox", { name: t("checks.plan.hour") }).fill("3");
  await plan.getByRole("button", { name: t("checks.plan.send") }).click();
  const row = page.getByRole("row", { name: t("checks.plan.daily", { hour: 3 }) });
  await expect(row.getByText(t("checks.suite.private"))).toBeVisible();
  // The hospital sees that there is one, and not what it is called.
  const hospital = await arrive({ as: accounts.itOfA });
  await hospital.page.goto(`/deployments/${id}/spot-checks/new`);
  await expect(hospital.page.getByText(t("checks.suite.private"))).toBeVisible();
  await expect(hospital.page.getByText(name)).toHaveCount(0);
  await expect(hospital.page.getByRole("button", { name: t("checks.plan.endIt") })).toHaveCount(0);
  await row.getByRole("button", { name: t("checks.plan.endIt") }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("heading", { name: t("checks.plan.title") })).toBeFocused();
});
