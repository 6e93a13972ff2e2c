import { askOne } from "../database";
import { expect, locales, test } from "../fixtures";
import { accounts } from "../people";
import {
  acceptOnCondition,
  acceptOverriding,
  arriveToSign,
  claim,
  classifyAnew,
  confirmMeasured,
  declareNone,
  derivedApplication,
  form,
  keepView,
  measure,
  publishedApplication,
  section,
  unfold,
} from "./review-steps";

// Both languages have the same officials sign, and a second factor is set up once: one after the other, in one worker.
test.describe.configure({ mode: "serial" });

const officials = { reviewer: "nhc1.zhejiang@demo.example", approver: "nhc2.zhejiang@demo.example" };
const question = "请说明草稿由谁审核后写入病历。";
const answer = "由责任医师逐条审核并签名后写入。";
const reason = {
  zh: "文书须经医师审核，推导成立。",
  en: "Physicians review every draft; the derivation holds.",
};

for (const [nth, locale] of locales.entries()) {
  test(`a classification is signed, asked about, decided by two and made public (${locale})`, async ({
    arrive,
  }) => {
    test.slow();
    const { id, number } = await publishedApplication(accounts.itOfA, nth);
    const address = `/applications/${id}/classification`;
    const it = await arrive({ locale, as: accounts.itOfA });
    const quality = await arriveToSign(arrive, accounts.qualityOfA, locale);
    const { t } = it;

    await test.step("what is only saved does not pass the completeness gate", async () => {
      await it.page.goto(`${address}?form=1`);
      await it.page.getByRole("button", { name: t("classified.form.save"), exact: true }).click();
      await expect(it.page).toHaveURL(new RegExp(`${address}\\?module=main$`));
      await quality.page.goto(address);
      await expect(quality.page.getByText(t("cases.gate.title", { count: 1 }))).toBeVisible();
      await expect(quality.page.getByLabel(t("signatures.factor.code"), { exact: true })).toHaveCount(0);
    });

    await test.step("handed in, it is shown in full, signed, and enters the queue", async () => {
      await it.page.getByRole("button", { name: t("classified.form.submit"), exact: true }).click();
      await expect(it.page.locator("main .vrow").first()).toBeVisible();
      await quality.page.goto("/home");
      const waiting = section(quality, t("cases.toSign.title"));
      await expect(waiting.locator(`a[href="/applications/${id}/classification"]`)).toBeVisible();
      await quality.page.goto(`/applications/${id}`);
      await quality.page.getByRole("link", { name: t("classified.section.sign") }).click();
      await expect(quality.page.getByRole("heading", { level: 1 })).toHaveText(t("classified.page.title"));
      await expect(quality.page.getByText(t("cases.gate.complete"))).toBeVisible();
      await quality.sign("responsibility");
      await expect(quality.page).toHaveURL(/\/reviews\/[0-9a-f-]{36}$/);
    });

    const reviewer = await arriveToSign(arrive, officials.reviewer, locale);
    await test.step("the queue's filters can be kept under a name", () => keepView(reviewer, `T3 ${number}`));

    const path = await test.step("a reviewer takes it and asks for information", async () => {
      const found = await claim(reviewer, (await titleOf(quality.page)) ?? "");
      const comment = await unfold(reviewer, t("cases.comment.write"));
      await comment.locator("select").selectOption("modules.main.answers.outputForm");
      await comment.locator('input[value="major"]').check();
      await comment.locator("textarea").fill(question);
      await comment.getByRole("button", { name: t("cases.comment.submit") }).click();
      await expect(section(reviewer, t("cases.comment.title"))).toContainText(question);
      const request = await unfold(reviewer, t("cases.request.write"));
      await expect(request.locator('textarea[name="items.0.question"]')).toHaveValue(question);
      await request.getByRole("button", { name: t("cases.request.submit") }).click();
      await expect(reviewer.page.getByText(t("cases.words.state.awaiting_hospital")).first()).toBeVisible();
      // While the hospital has the case nothing is offered that would be refused.
      await expect(form(reviewer, t("cases.comment.resolve"))).toHaveCount(0);
      return found;
    });

    await test.step("the hospital sees it at home, answers, changes an answer and signs again", async () => {
      await it.page.goto("/home");
      const cases = section(it, t("cases.home.title"));
      await cases.locator(`a[href="${path}"]`).click();
      const reply = form(it, t("cases.request.answer"));
      await reply.locator("textarea").fill(answer);
      await reply.getByRole("button").click();
      await expect(section(it, t("cases.request.title"))).toContainText(answer);
      await classifyAnew(it, id);
      await quality.page.goto(path);
      await expect(section(quality, t("cases.changes.title")).getByRole("row")).not.toHaveCount(0);
      await quality.sign("responsibility");
      await expect(
        quality.page.getByText(t("cases.page.round", { round: 2 }), { exact: true }),
      ).toBeVisible();
    });

    await test.step("the reviewer reads what changed, decides and signs; alone that decides nothing", async () => {
      await reviewer.page.goto(path);
      await expect(section(reviewer, t("cases.changes.title")).locator("ins").first()).toBeVisible();
      await form(reviewer, t("cases.comment.resolve")).getByRole("button").click();
      await expect(reviewer.page.getByText(t("cases.severity.resolved"), { exact: true })).toBeVisible();
      await acceptOnCondition(reviewer, reason);
      await reviewer.sign("review");
      await expect(reviewer.page.getByText(t("cases.step.waits.proposed"))).toBeVisible();
      await expect(reviewer.page.getByLabel(t("signatures.factor.code"), { exact: true })).toHaveCount(0);
    });

    await test.step("a second official sees the same text and signs it", async () => {
      const approver = await arriveToSign(arrive, officials.approver, locale);
      await approver.page.goto(path);
      await declareNone(approver);
      const decision = section(approver, t("cases.decision.title"));
      await expect(decision).toContainText(reason.zh);
      await approver.sign("approval");
      await expect(decision).toContainText(t("cases.words.decisionState.confirmed"));
      await approver.page.getByRole("link", { name: t("cases.decision.letter") }).click();
      await expect(approver.page.locator('article[lang="en"]').first()).toContainText(reason.en);
      await expect(approver.page.locator('article[lang="zh-CN"]').first()).toContainText(reason.zh);
    });

    await test.step("duties stand, and the public record says who decided", async () => {
      await it.page.goto(`/applications/${id}`);
      const duties = section(it, t("classified.duties.title"));
      await expect(duties.getByRole("rowheader")).not.toHaveCount(0);
      await expect(duties).not.toContainText(t("classified.duties.provisional"));
      const visitor = await arrive({ locale });
      await visitor.page.goto(`/register/${number}`);
      const verdicts = section(visitor, t("classified.section.title"));
      await expect(verdicts).toContainText(visitor.code("classificationStandings", "decided"));
      await expect(verdicts).toContainText(/RV-\d{4}-\d{6}/);
    });

    await test.step("the hospital files what it measured for the condition, and a reviewer confirms it", async () => {
      await measure(quality, id);
      await confirmMeasured(reviewer, id);
    });
  });
}

test("a claim says how long it holds and what happens then, and is renewed by whoever has it", async ({
  arrive,
}) => {
  // Of the demonstration's cases in hand one is hers.
  const holder = "nmpa1.zhejiang@demo.example";
  const { page, t } = await arrive({ as: holder });
  const { id } = await askOne<{ id: string }>(
    `select c.id from review_cases c join users u on u.id = c.holder_id
     where u.email = $1 and c.state = 'in_review' and c.lease_until > now() order by c.opened_at limit 1`,
    [holder],
  );
  await page.goto(`/reviews/${id}`);
  const own = page.getByRole("region", { name: t("cases.lease.title") });
  await expect(own).toContainText(t("cases.lease.then"));
  const renew = own.getByRole("button", { name: /\d{4}-\d{2}-\d{2}/ });
  const until = /\d{4}-\d{2}-\d{2}/.exec((await renew.textContent()) ?? "")?.[0] ?? "";
  await expect(renew).toHaveText(t("cases.lease.renew", { until }));
  await renew.click();
  await expect(own).toContainText(t("cases.lease.left", { until, left: 2 }));
  await expect(renew).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText(t("cases.event.renew"));
});

const overrides = [
  {
    direction: "raised",
    /** Public, and derived as no device. */
    find: () => publishedApplication(accounts.itOfA, 0),
    by: officials,
    set: { status: "device", class: "III", reason: "输出用于个体诊疗决策，规则集未能识别。" },
  },
  {
    direction: "lowered",
    find: () => derivedApplication(accounts.itOfA, "device-ambiguous"),
    by: { reviewer: "nmpa1.zhejiang@demo.example", approver: "nmpa2.zhejiang@demo.example" },
    set: { status: "non-device", reason: "仅整理文书，不参与诊疗决策，目录不适用。" },
  },
] as const;

test("a derived class is overridden by two officials, upwards and downwards, and that is said for ever", async ({
  arrive,
}) => {
  test.slow();
  const locale = "zh-CN";
  const it = await arrive({ locale, as: accounts.itOfA });
  const quality = await arriveToSign(arrive, accounts.qualityOfA, locale);
  const { t } = quality;
  const override = quality.code("classificationStandings", "override");
  const decided: { id: string; number: string; path: string }[] = [];
  for (const { direction, find, by, set } of overrides) {
    const { id, number } = await find();
    await test.step(`${direction}: the hospital signs what was derived`, async () => {
      await classifyAnew(it, id);
      await quality.page.goto(`/applications/${id}/classification`);
      await quality.sign("responsibility");
      await expect(quality.page).toHaveURL(/\/reviews\/[0-9a-f-]{36}$/);
    });
    const path = await test.step(`${direction}: a reviewer sets another class, with the reason`, async () => {
      const reviewer = await arriveToSign(arrive, by.reviewer, locale);
      const found = await claim(reviewer, (await titleOf(quality.page)) ?? "");
      await acceptOverriding(reviewer, set);
      await reviewer.sign("review");
      await expect(reviewer.page.getByText(t("cases.step.waits.proposed"))).toBeVisible();
      return found;
    });
    const classified = section(quality, t("classified.section.title"));
    await test.step(`${direction}: alone that changes nothing; the second official signs it`, async () => {
      await quality.page.goto(`/applications/${id}`);
      await expect(classified).not.toContainText(override);
      const approver = await arriveToSign(arrive, by.approver, locale);
      await approver.page.goto(path);
      await declareNone(approver);
      const decision = section(approver, t("cases.decision.title"));
      await expect(decision.getByRole("table", { name: t("cases.override.title") })).toContainText(
        t(`cases.override.direction.${direction}`),
      );
      await approver.sign("approval");
      await expect(decision).toContainText(t("cases.words.decisionState.confirmed"));
    });
    await test.step(`${direction}: record and versions name what was set, and what the rule set had said`, async () => {
      await quality.page.reload();
      await expect(classified).toContainText(override);
      await quality.page.goto(`/applications/${id}/classification`);
      const versions = section(quality, t("classified.page.versions"));
      await expect(versions.getByRole("row").nth(1)).toContainText(/RV-\d{4}-\d{6}/);
    });
    decided.push({ id, number, path });
  }

  const [raised] = decided;
  await test.step("the public record says it", async () => {
    const visitor = await arrive({ locale });
    await visitor.page.goto(`/register/${raised?.number}`);
    await expect(section(visitor, t("classified.section.title"))).toContainText(override);
  });

  await test.step("after a change of content it no longer stands, and record, versions and case still say it", async () => {
    await classifyAnew(it, raised?.id ?? "");
    await it.page.goto(`/applications/${raised?.id}/classification`);
    const versions = section(it, t("classified.page.versions")).getByRole("row");
    await expect(versions.nth(1)).not.toContainText(/RV-\d{4}-\d{6}/);
    await expect(versions.nth(2)).toContainText(/RV-\d{4}-\d{6}/);
    await it.page.goto(`/applications/${raised?.id}`);
    await expect(section(it, t("classified.section.title"))).toContainText(t("classified.past.title"));
    await it.page.goto(raised?.path ?? "");
    await expect(it.page.getByRole("table", { name: t("cases.override.title") })).toContainText(
      t("cases.override.direction.raised"),
    );
  });
});

/** The application's name as the case names it. */
const titleOf = (page: import("@playwright/test").Page) =>
  page.getByRole("heading", { level: 1 }).textContent();
