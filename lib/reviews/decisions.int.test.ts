import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDecisions } from "@/db/schema/review-decisions";
import { updateApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { databaseCode } from "@/lib/database";
import { confirmDecision } from "@/lib/obligations/decision-commands";
import { getPublishedRecord } from "@/lib/register/queries";
import { classificationAnswers } from "@/lib/testing/classification-form";
import { applicationValues } from "@/lib/testing/forms";
import {
  makeHospital,
  openTestPortal,
  type TestHospital,
  type TestPortal,
  visitor,
} from "@/lib/testing/portal";
import {
  classify,
  confirm,
  declare,
  makeOfficials,
  type Officials,
  open,
  propose,
  resubmit,
  reviewable,
  signAs,
  write,
} from "@/lib/testing/reviews";
import { recordRuling, sendBackDecision } from "./commands/confirm";
import { proposeDecision, writeDecision } from "./commands/decide";
import { addComment, answerItem, requestInformation } from "./commands/exchange";
import { claimCase, escalateCase } from "./commands/hold";
import { readCase } from "./queries/case";
import { readSubmission } from "./queries/submission";

let portal: TestPortal;
let hospital: TestHospital;
let nhc: Officials;
let nmpa: Officials;
let third: Viewer;
let application: { id: string; deploymentId: string; number: string };
let id: string;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  nmpa = await makeOfficials(portal, "330000", "nmpa");
  third = (await makeOfficials(portal)).second;
});
afterAll(() => portal.close());
beforeEach(async () => {
  hospital = await makeHospital(portal);
  application = await reviewable(portal, hospital, nhc.first);
  ({ id } = await open(portal, hospital.quality, application.id));
});

const decisions = () =>
  portal.asMaintenance((tx) => tx.select().from(caseDecisions).where(eq(caseDecisions.caseId, id)));
const shown = async () =>
  (await getPublishedRecord(visitor, { number: application.number }))?.record.document.classification;
const changeUse = (outOfScopeUse: string) => {
  const { deploymentId: _, ...values } = applicationValues("");
  return updateApplication(hospital.it, { ...values, id: application.id, revision: 1, outOfScopeUse });
};

describe("a decision", () => {
  it("is one, also when two officials confirm at once", async () => {
    await propose(portal, nhc.first, id);
    for (const who of [nhc.second, third]) await declare(who, id);
    const answers = await Promise.allSettled(
      [nhc.second, third].map((who) => signAs(portal, who, id, confirmDecision)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await decisions()).toMatchObject([{ state: "confirmed" }]);
    expect((await readCase(nhc.first, { id })).events.filter(({ event }) => event === "confirm").length).toBe(
      1,
    );
  });

  it("is not taken by whoever proposed it, and the database would not keep it either", async () => {
    await propose(portal, nhc.first, id);
    await expect(confirm(portal, nhc.first, id)).rejects.toMatchObject({ code: "review.same-person" });
    const alone = portal.asMaintenance((tx) =>
      tx.execute(
        sql`update case_decisions set state = 'confirmed', approver_id = reviewer_id, approver_signature_id = reviewer_signature_id, decided_at = now() where case_id = ${id}`,
      ),
    );
    expect(await alone.catch(databaseCode)).toBe("23514");
    const own = portal.asMaintenance((tx) =>
      tx.execute(sql`update case_decisions set applicant_id = reviewer_id where case_id = ${id}`),
    );
    expect(await own.catch(databaseCode)).toBe("23514");
  });

  it("is not taken on the proposal of somebody who has declared a tie since, and goes back to nobody", async () => {
    const { revision } = await propose(portal, nhc.first, id);
    await declare(nhc.first, id, true);
    await expect(confirm(portal, nhc.second, id)).rejects.toMatchObject({ code: "review.reviewer-conflict" });
    const back = await sendBackDecision(nhc.second, { id, revision, reason: "审评人须回避" });
    expect(back).toMatchObject({ state: "in_review", holderId: null });
    await expect(claimCase(nhc.first, { id })).rejects.toMatchObject({ code: "review.conflict" });
    await propose(portal, nhc.second, id);
    expect(await confirm(portal, third, id)).toMatchObject({ state: "decided" });
  });

  it("is prepared by nobody who has not said whether they have a tie", async () => {
    const { revision } = await claimCase(nhc.first, { id });
    const remark = { id, path: "modules.main", severity: "major", text: "请核对范围" };
    const written = { id, revision, outcome: "return", reasonZh: "请补充材料" };
    await expect(addComment(nhc.first, remark)).rejects.toMatchObject({ code: "review.undeclared" });
    await expect(writeDecision(nhc.first, written)).rejects.toMatchObject({ code: "review.undeclared" });
    await declare(nhc.first, id, true);
    await expect(addComment(nhc.first, remark)).rejects.toMatchObject({ code: "review.conflict" });
  });

  it("goes back to the reviewer, whose signature is void, and is written anew", async () => {
    const { revision } = await propose(portal, nhc.first, id);
    await declare(nhc.second, id);
    const reason = "请补充理由中的依据";
    const back = await sendBackDecision(nhc.second, { id, revision, reason });
    expect(back).toMatchObject({ state: "in_review", holderId: nhc.first.userId });
    expect((await readCase(nhc.first, { id })).decisions[0]).toMatchObject({
      state: "sent_back",
      sentBack: { byName: "批准人", reason },
    });
    expect(JSON.stringify(await readCase(hospital.quality, { id }))).not.toContain(reason);
    await propose(portal, nhc.first, id, { reasonZh: "依据分类规则第1.0.0版，同意。" });
    expect(await confirm(portal, nhc.second, id)).toMatchObject({ state: "decided" });
  });

  it("does not rest on content that has changed: the signatures are void and the hospital signs anew", async () => {
    await propose(portal, nhc.first, id);
    await declare(nhc.second, id);
    const { revision, decisions: seen } = await readCase(nhc.second, { id });
    await changeUse("不用于诊断");
    const now = await readCase(nhc.second, { id });
    expect(now).toMatchObject({ state: "returned", clock: { pausedFor: "returned" } });
    const late = signAs(portal, nhc.second, id, confirmDecision);
    await expect(late).rejects.toMatchObject({ code: "review.wrong-state" });
    expect([revision, seen.length]).toEqual([now.revision - 1, 1]);
    const { problems } = await readSubmission(hospital.quality, { applicationId: application.id });
    expect(problems.map(({ code }) => code)).toEqual(["recordNotHandedIn", "moduleReopened"]);
  });

  it("written before the hospital answered is not signed after, although what it had signed is the same", async () => {
    await write(nhc.first, id, { outcome: "return" });
    const { revision, decisions: written } = await readCase(nhc.first, { id });
    const items = [{ severity: "major", question: "请说明输出由谁使用" }];
    await requestInformation(nhc.first, { id, revision, items });
    const { requests } = await readCase(hospital.it, { id });
    await answerItem(hospital.it, { id: requests[0]?.items[0]?.id, answer: "由行政人员使用" });
    const again = await resubmit(portal, hospital.quality, id);
    expect([again.round, again.subjectDigest]).toEqual([2, written[0]?.document.subject.digest]);
    const late = signAs(portal, nhc.first, id, proposeDecision);
    await expect(late).rejects.toMatchObject({ code: "review.stale-content" });
  });

  it("rests on the digest alone where a change was told to nobody", async () => {
    await propose(portal, nhc.first, id);
    await portal.asMaintenance((tx) =>
      tx.execute(sql`update applications set intended_purpose = '另一种用途' where id = ${application.id}`),
    );
    await expect(confirm(portal, nhc.second, id)).rejects.toMatchObject({ code: "review.stale-content" });
  });

  it("ends with a change of what was decided, and the public record says so", async () => {
    await propose(portal, nhc.first, id);
    await confirm(portal, nhc.second, id);
    expect(await shown()).toMatchObject({ decision: { standing: "decided" } });
    await classify(hospital, application.id, undefined, 1);
    expect((await readCase(nhc.first, { id })).state).toBe("superseded");
    expect(await shown()).toMatchObject({ decision: null });
    const again = await open(portal, hospital.quality, application.id);
    expect(again.id).not.toBe(id);
  });
});

describe("a case of another", () => {
  it("is referred by two officials to the other authority, which decides it", async () => {
    await propose(portal, nhc.first, id, { outcome: "refer_to_other_authority" });
    expect(await confirm(portal, nhc.second, id)).toMatchObject({ state: "queued", authority: "nmpa" });
    await expect(claimCase(nhc.first, { id })).rejects.toMatchObject({ code: "review.not-yours" });
    await propose(portal, nmpa.first, id, { outcome: "apply_for_ruling", rulingNumber: "界定〔2026〕12号" });
    expect(await confirm(portal, nmpa.second, id)).toMatchObject({
      state: "awaiting_ruling",
      rulingNumber: "界定〔2026〕12号",
    });
    const { revision } = await readCase(nmpa.first, { id });
    await recordRuling(nmpa.first, { id, revision, result: "不作为医疗器械管理" });
    await propose(portal, nmpa.first, id, { outcome: "refuse" });
    expect(await confirm(portal, nmpa.second, id)).toMatchObject({ state: "decided", outcome: "refuse" });
    expect(await shown()).toMatchObject({ decision: null });
  });

  it("goes before the nation with a reason, and a province's officials leave it alone then", async () => {
    const nation = await makeOfficials(portal, "000000");
    const { revision } = await readCase(nation.first, { id });
    await expect(claimCase(nation.first, { id })).rejects.toMatchObject({ code: "review.not-yours" });
    await escalateCase(nation.first, { id, revision, reason: "省内无同类先例" });
    await expect(claimCase(nhc.first, { id })).rejects.toMatchObject({ code: "review.not-yours" });
    expect(await claimCase(nation.first, { id })).toMatchObject({ level: "national", state: "in_review" });
  });

  it("is not opened twice, nor for what is incomplete", async () => {
    await expect(open(portal, hospital.quality, application.id)).rejects.toMatchObject({
      code: "review.open",
    });
    const device = await reviewable(portal, hospital, nhc.first, classificationAnswers());
    const { problems, routed } = await readSubmission(hospital.quality, { applicationId: device.id });
    expect(routed?.authority).toBe("nmpa");
    // It runs beside one that is no device: that must be parted before anybody reviews either.
    expect(problems.map(({ code }) => code)).toEqual(["partitionOpen"]);
    await expect(open(portal, hospital.quality, device.id)).rejects.toMatchObject({
      code: "review.incomplete",
      fields: problems,
    });
  });
});
