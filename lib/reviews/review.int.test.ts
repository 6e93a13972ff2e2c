import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signatures } from "@/db/schema/signatures";
import { updateApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { listObligations } from "@/lib/obligations/queries";
import { submitRecord } from "@/lib/records/commands";
import { getPublishedRecord } from "@/lib/register/queries";
import { listSignatures } from "@/lib/signatures/queries";
import { classificationAnswers, office } from "@/lib/testing/classification-form";
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
} from "@/lib/testing/reviews";
import {
  addComment,
  answerItem,
  replyToComment,
  requestInformation,
  resolveComment,
} from "./commands/exchange";
import { claimCase } from "./commands/hold";
import { readCase, readLetter } from "./queries/case";
import { listCases } from "./queries/queue";
import { readSubmission } from "./queries/submission";

let portal: TestPortal;
let hospital: TestHospital;
let nhc: Officials;
let nmpa: Officials;

beforeAll(async () => {
  portal = await openTestPortal();
  nhc = await makeOfficials(portal);
  nmpa = await makeOfficials(portal, "330000", "nmpa");
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const shownOf = async (number: string) =>
  (await getPublishedRecord(visitor, { number }))?.record.document.classification;
/** What the signatures mean that somebody may read: a decision's are the hospital's to read once it is made. */
const meaningsFor = async (who: Viewer, caseId: string) =>
  (await listSignatures(who, { caseId, subjectId: null, after: null })).items.map(({ meaning }) => meaning);
const standingSignatures = (caseId: string) =>
  portal.asMaintenance(async (tx) => {
    const rows = await tx
      .select()
      .from(signatures)
      .where(eq(signatures.caseId, caseId))
      .orderBy(signatures.id);
    return rows.map(({ meaning, voidedAt }) => [meaning, voidedAt === null]);
  });
const listed = async (who: Viewer, view: "mine" | "free" | "approve" | "waiting" | "closed") =>
  (
    await listCases(who, {
      view,
      state: null,
      level: null,
      tier: null,
      province: null,
      isDueThisWeek: false,
      q: null,
      after: null,
    })
  ).items.map(({ id }) => id);

describe("a whole case", () => {
  it("goes from the signature over the queue, a request and its answers to two signatures, duties and the public record", async () => {
    const application = await reviewable(portal, hospital, nhc.first);
    const { problems, routed } = await readSubmission(hospital.quality, { applicationId: application.id });
    expect([problems, routed]).toEqual([[], { authority: "nhc", level: "province", route: "non-device" }]);
    const { id, number } = await open(portal, hospital.quality, application.id);
    expect(number).toMatch(/^RV-20\d\d-\d{6}$/);
    expect(await listed(nhc.first, "free")).toContain(id);
    expect(await listed(nmpa.first, "free")).not.toContain(id);

    const claimed = await claimCase(nhc.first, { id });
    await declare(nhc.first, id);
    const { id: comment } = await addComment(nhc.first, {
      id,
      path: "modules.main.answers.functions",
      severity: "major",
      text: "功能描述与用途不一致",
    });
    const items = [
      { severity: "major", question: "请说明输出由谁使用" },
      { severity: "advisory", question: "请附操作规程", path: "application.scope.outOfScopeUse" },
    ];
    await requestInformation(nhc.first, { id, revision: claimed.revision, note: null, items });
    const asked = await readCase(hospital.it, { id });
    expect(asked).toMatchObject({
      state: "awaiting_hospital",
      clock: { pausedFor: "information", dueOn: null },
    });
    expect(asked.steps.resubmit).toBe("review.unanswered");
    expect(await listed(hospital.quality, "mine")).toContain(id);
    for (const item of asked.requests[0]?.items ?? [])
      await answerItem(hospital.it, { id: item.id, answer: "由行政人员使用" });
    await replyToComment(hospital.it, { id: comment, reply: "已在答复中说明" });
    await updateApplication(hospital.it, {
      ...withoutDeployment(applicationValues("")),
      id: application.id,
      revision: 1,
      outOfScopeUse: "不用于诊断与治疗",
    });
    await classify(hospital, application.id, classificationAnswers(office), 1);
    expect((await readCase(hospital.it, { id })).state).toBe("awaiting_hospital");
    expect(await standingSignatures(id)).toEqual([["responsibility", false]]);
    await handIn(application.id);
    const again = await resubmit(portal, hospital.quality, id);
    expect(again).toMatchObject({ state: "in_review", round: 2, holderId: nhc.first.userId });

    const answered = await readCase(nhc.first, { id });
    const paths = answered.submissions[0]?.changes?.map(({ path }) => path) ?? [];
    expect(paths).toContain("application.scope.outOfScopeUse");
    expect(paths).toContain("modules.main.revision");
    expect(answered.clock.pausedFor).toBeNull();
    await expect(propose(portal, nhc.first, id)).rejects.toMatchObject({ code: "review.open-major" });
    await resolveComment(nhc.first, { id: comment });
    await propose(portal, nhc.first, id);
    expect((await readCase(hospital.quality, { id })).decisions).toEqual([]);
    expect(await meaningsFor(hospital.quality, id)).not.toContain("review");
    expect(await meaningsFor(nhc.second, id)).toContain("review");
    expect(await listed(nhc.second, "approve")).toEqual([id]);
    expect(await listed(nhc.first, "approve")).toEqual([]);
    const decided = await confirm(portal, nhc.second, id);
    expect(decided).toMatchObject({ state: "decided", outcome: "accept", dueOn: null });

    expect(await meaningsFor(hospital.quality, id)).toContain("review");
    const letter = await readLetter(hospital.quality, { id });
    expect(letter).toMatchObject({
      decision: { outcome: "accept", reviewer: { name: "审评员" }, approver: { name: "批准人" } },
      submission: { round: 2 },
    });
    expect(await standingSignatures(id)).toEqual([
      ["responsibility", false],
      ["responsibility", true],
      ["review", true],
      ["approval", true],
    ]);
    const duties = (await listObligations(hospital.it, { after: null, applicationId: application.id })).items;
    expect(duties.length).toBeGreaterThan(0);
    expect(duties.every(({ isProvisional }) => !isProvisional)).toBe(true);
    expect(await shownOf(application.number)).toMatchObject({
      decision: { standing: "decided", authority: "nhc", caseNumber: number },
    });
  }, 120_000);
});

const withoutDeployment = ({ deploymentId: _, ...values }: ReturnType<typeof applicationValues>) => values;

/** The working copy goes the way of every record: handed in, so that it may be reviewed. */
const handIn = (id: string) =>
  submitRecord(hospital.it, { kind: "application", id, seen: [{ id, revision: 2 }] });
