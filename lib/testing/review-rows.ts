import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { obligationRecords, obligations } from "@/db/schema/obligations";
import { caseConditions, caseDecisions, classOverrides } from "@/db/schema/review-decisions";
import {
  caseComments,
  conflictDeclarations,
  informationItems,
  informationRequests,
} from "@/db/schema/review-exchange";
import { caseClocks, caseEvents, caseSubmissions, reviewCases } from "@/db/schema/reviews";
import type { ReviewState } from "@/db/values/reviews";
import { newId } from "@/lib/ids";
import { CONDITION_DUTY } from "@/lib/obligations/table";
import { currentSubmission } from "@/lib/reviews/current-submission";
import type { TestHospital, TestPortal } from "./portal";

/** How far a case of a test has come; `held` by the first official, `asked` and `late` with a request that is open. */
export const caseStages = ["queued", "held", "asked", "late", "proposed", "ruling", "decided"] as const;
export type CaseStage = (typeof caseStages)[number];

const stateOf: Record<CaseStage, ReviewState> = {
  queued: "queued",
  held: "in_review",
  asked: "awaiting_hospital",
  late: "awaiting_hospital",
  proposed: "proposed",
  ruling: "awaiting_ruling",
  decided: "decided",
};

type About = { applicationId: string; classificationId: string };
type Place = { institutionId: string; jurisdictionCode: string; caseId: string };
const at = new Date("2026-11-02T02:00:00Z");

async function addExchange(tx: Transaction, place: Place, stage: CaseStage, officials: readonly string[]) {
  const [commentId, itemId, requestId] = [newId(), newId(), newId()];
  const comment = { id: commentId, round: 1, path: "modules.main", severity: "advisory", text: "请核对范围" };
  await tx.insert(caseComments).values({ ...place, ...comment, byId: newId(), byName: "审评员", at });
  const dueOn = stage === "late" ? "2026-01-05" : "2099-12-31";
  const isOpen = stage === "asked" || stage === "late";
  const sent = { sentBy: newId(), sentByName: "审评员", sentAt: at, closedAt: isOpen ? null : at };
  await tx.insert(informationRequests).values({ ...place, id: requestId, round: 1, dueOn, ...sent });
  const item = { requestId, position: 1, severity: "major", question: "请说明适用人群" };
  await tx.insert(informationItems).values({ ...place, id: itemId, ...item });
  for (const userId of officials) {
    const declared = { userId, userName: "审评员", hasConflict: false, at };
    await tx.insert(conflictDeclarations).values({ ...place, id: newId(), ...declared });
  }
  return { commentId, itemId };
}

type Decided = { stage: CaseStage; digest: string; applicantId: string; reviewerId?: string | undefined };

/** A decision of somebody else, proposed or confirmed; of whoever has the case, written and not signed. */
async function addDecision(
  tx: Transaction,
  place: Place,
  about: About,
  { stage, digest, applicantId, reviewerId = newId() }: Decided,
) {
  const decisionId = newId();
  const isDecided = stage === "decided";
  const decidedAt = isDecided ? at : null;
  const signed = { reviewerSignatureId: newId(), proposedAt: at };
  const second = { approverId: newId(), approverName: "审评员乙", approverSignatureId: newId(), decidedAt };
  await tx.insert(caseDecisions).values({
    ...place,
    id: decisionId,
    round: 1,
    authority: "nhc",
    level: "province",
    state: { held: "drafted", decided: "confirmed" }[String(stage)] ?? "proposed",
    outcome: "accept_with_conditions",
    reasonZh: "符合要求",
    subjectDigest: digest,
    digest,
    applicantId,
    reviewerId,
    reviewerName: "审评员甲",
    writtenAt: at,
    ...(stage === "held" ? {} : signed),
    ...(isDecided ? second : {}),
  });
  const conditionId = newId();
  const part = () => ({ ...place, id: newId(), decisionId, decidedAt });
  const bound = { indicator: "omission_rate", comparison: "at_most", bound: 5, unit: "percent" };
  const term = { windowDays: 90, dueOn: "2027-02-01", consequence: "new_review" };
  await tx.insert(caseConditions).values({ ...part(), id: conditionId, position: 1, ...bound, ...term });
  const set = { moduleKey: "main", derivedStatus: "device", derivedClass: "II", status: "non-device" };
  await tx.insert(classOverrides).values({ ...part(), ...about, ...set, reason: "不参与诊疗决策" });
  return isDecided ? addMeasurement(tx, place, about, { conditionId, dueOn: term.dueOn }) : unmeasured();
}

type Measured = { conditionDutyId: string; measurementId: string };
/** Before a decision there is no condition to measure: ids of nothing. */
const unmeasured = (): Measured => ({ conditionDutyId: newId(), measurementId: newId() });

/** What a decided case's condition asks for, with a value the hospital has filed and nobody has looked at. */
async function addMeasurement(
  tx: Transaction,
  { institutionId, jurisdictionCode }: Place,
  about: About,
  { conditionId, dueOn }: { conditionId: string; dueOn: string },
): Promise<Measured> {
  const { conditionDutyId, measurementId } = unmeasured();
  const owner = { institutionId, jurisdictionCode };
  const asked = { ...about, duty: CONDITION_DUTY, conditionId, dueOn, createdAt: at };
  await tx.insert(obligations).values({ ...owner, id: conditionDutyId, ...asked });
  const measured = { value: 3.2, sample: 250, windowFrom: "2026-08-01", windowTo: "2026-10-31" };
  const by = { byId: newId(), byName: "质量负责人", byRole: "hospital_quality", at };
  const record = { act: "evidence", note: "随机抽取出院小结", ...measured, ...by };
  await tx
    .insert(obligationRecords)
    .values({ ...owner, id: measurementId, obligationId: conditionDutyId, ...record });
  return { conditionDutyId, measurementId };
}

/** A case of this application with rows in every table a case has by then, as if it had come about. */
export async function addCase(
  portal: TestPortal,
  hospital: TestHospital,
  about: About,
  { stage, officials }: { stage: CaseStage; officials: readonly string[] },
): Promise<{ caseId: string; commentId: string; itemId: string } & Measured> {
  const caseId = newId();
  const owner = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode };
  const place = { ...owner, caseId };
  const [signedBy, signedByName] = [hospital.quality.userId, hospital.quality.name];
  return portal.asMaintenance(async (tx) => {
    const [application] = await tx
      .select()
      .from(applications)
      .where(eq(applications.id, about.applicationId));
    if (application === undefined) throw new Error("an application to review");
    const { document, digest } = await currentSubmission(tx, application);
    if (document === null || digest === null) throw new Error("an application that is classified");
    const [next] = await tx.execute<{ serial: string }>(
      sql`select nextval('review_case_sequence') as serial`,
    );
    const holder = stage === "held" ? (officials[0] ?? null) : null;
    await tx.insert(reviewCases).values({
      ...owner,
      id: caseId,
      serial: Number(next?.serial),
      number: `RV-2026-${next?.serial}`,
      type: "classification",
      subjectKind: "application",
      subjectId: about.applicationId,
      subjectRevision: application.revision,
      subjectDigest: digest,
      authority: "nhc",
      level: "province",
      route: "non-device",
      routingVersion: "1.0.0",
      routingDigest: "a".repeat(64),
      state: stateOf[stage],
      outcome: stage === "decided" ? "accept_with_conditions" : null,
      rulingNumber: stage === "ruling" ? "界定〔2026〕12号" : null,
      basePriority: 10,
      termDays: 20,
      holderId: holder,
      holderName: holder === null ? null : "审评员",
      leaseUntil: holder === null ? null : new Date(Date.now() + 3_600_000),
      signedBy,
      signedByName,
      openedAt: at,
      closedAt: stage === "decided" ? at : null,
    });
    const submission = { round: 1, document, digest, signatureId: newId(), signedBy, signedByName };
    await tx.insert(caseSubmissions).values({ ...place, id: newId(), ...submission, signedAt: at });
    await tx.insert(caseClocks).values({ ...place, id: newId(), startedAt: at, pauseReason: null });
    const opened = { seq: 1, event: "open", toState: "queued", byRole: "hospital_quality" };
    await tx
      .insert(caseEvents)
      .values({ ...place, id: newId(), ...opened, byId: signedBy, byName: signedByName, at });
    const isWritten = stage === "held" || stage === "proposed" || stage === "decided";
    const reviewerId = stage === "held" ? officials[0] : undefined;
    const decision = { stage, digest, applicantId: signedBy, reviewerId };
    const measured = isWritten ? await addDecision(tx, place, about, decision) : unmeasured();
    return { caseId, ...measured, ...(await addExchange(tx, place, stage, officials)) };
  });
}
