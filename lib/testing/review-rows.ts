import { sql } from "drizzle-orm";
import { caseConditions, caseDecisions, classOverrides } from "@/db/schema/review-decisions";
import {
  caseComments,
  conflictDeclarations,
  informationItems,
  informationRequests,
} from "@/db/schema/review-exchange";
import { caseClocks, caseEvents, caseSubmissions, reviewCases } from "@/db/schema/reviews";
import { newId } from "@/lib/ids";
import type { TestHospital, TestPortal } from "./portal";

const DIGEST = "a".repeat(64);
type About = { applicationId: string; classificationId: string };

/** A decided case with a row in every table of its own, as if it had come about. */
export async function addDecidedCase(portal: TestPortal, hospital: TestHospital, about: About) {
  const place = { institutionId: hospital.id, jurisdictionCode: hospital.jurisdictionCode };
  const [caseId, decisionId, requestId] = [newId(), newId(), newId()];
  const at = new Date("2026-11-02T02:00:00Z");
  const ofCase = () => ({ ...place, id: newId(), caseId });
  const official = { byId: newId(), byName: "审评员", at };
  await portal.asMaintenance(async (tx) => {
    const [next] = await tx.execute<{ serial: string }>(
      sql`select nextval('review_case_sequence') as serial`,
    );
    await tx.insert(reviewCases).values({
      ...place,
      id: caseId,
      serial: Number(next?.serial),
      number: `RV-2026-${next?.serial}`,
      type: "classification",
      subjectKind: "application",
      subjectId: about.applicationId,
      subjectRevision: 1,
      subjectDigest: DIGEST,
      authority: "nhc",
      level: "province",
      route: "non-device",
      routingVersion: "1.0.0",
      routingDigest: DIGEST,
      state: "decided",
      outcome: "accept_with_conditions",
      basePriority: 10,
      termDays: 20,
      signedBy: hospital.quality.userId,
      signedByName: "质量负责人",
      openedAt: at,
      closedAt: at,
    });
    const signed = { signatureId: newId(), signedBy: hospital.quality.userId, signedByName: "质量负责人" };
    const submission = { round: 1, document: {}, digest: DIGEST, signedAt: at };
    await tx.insert(caseSubmissions).values({ ...ofCase(), ...submission, ...signed });
    await tx.insert(caseClocks).values({ ...ofCase(), startedAt: at, endedAt: at, pauseReason: null });
    const opened = { seq: 1, event: "open", toState: "queued", byRole: "hospital_quality" };
    await tx.insert(caseEvents).values({ ...ofCase(), ...official, ...opened });
    const comment = { round: 1, path: "modules.main", severity: "advisory", text: "请核对范围" };
    await tx.insert(caseComments).values({ ...ofCase(), ...official, ...comment });
    const sent = {
      round: 1,
      dueOn: "2026-12-01",
      sentBy: newId(),
      sentByName: "审评员",
      sentAt: at,
      closedAt: at,
    };
    await tx.insert(informationRequests).values({ ...ofCase(), ...sent, id: requestId });
    const item = { requestId, position: 1, severity: "major", question: "请说明适用人群" };
    await tx.insert(informationItems).values({ ...ofCase(), ...item });
    const declared = { userId: newId(), userName: "审评员", hasConflict: false, at };
    await tx.insert(conflictDeclarations).values({ ...ofCase(), ...declared });
    await tx.insert(caseDecisions).values({
      ...ofCase(),
      id: decisionId,
      round: 1,
      state: "confirmed",
      outcome: "accept_with_conditions",
      reasonZh: "符合要求",
      subjectDigest: DIGEST,
      digest: DIGEST,
      applicantId: hospital.quality.userId,
      reviewerId: newId(),
      reviewerName: "审评员甲",
      reviewerSignatureId: newId(),
      writtenAt: at,
      proposedAt: at,
      approverId: newId(),
      approverName: "审评员乙",
      approverSignatureId: newId(),
      decidedAt: at,
    });
    const bound = { indicator: "omission_rate", comparison: "at_most", bound: 5, unit: "percent" };
    const term = { windowDays: 90, dueOn: "2027-02-01", consequence: "new_review", decidedAt: at };
    await tx.insert(caseConditions).values({ ...ofCase(), decisionId, position: 1, ...bound, ...term });
    const set = { moduleKey: "main", derivedStatus: "device", derivedClass: "II", status: "non-device" };
    await tx
      .insert(classOverrides)
      .values({ ...ofCase(), ...about, decisionId, ...set, reason: "不参与诊疗决策", decidedAt: at });
  });
  return { caseId, decisionId, requestId };
}
