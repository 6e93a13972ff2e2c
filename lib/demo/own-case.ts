import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { caseConditions, caseDecisions } from "@/db/schema/review-decisions";
import { conflictDeclarations } from "@/db/schema/review-exchange";
import { caseClocks, caseEvents, caseSubmissions, reviewCases } from "@/db/schema/reviews";
import type { ReviewEvent, ReviewState } from "@/db/values/reviews";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { publicClassifications } from "@/lib/records/public-classification";
import { isWorkingDay } from "@/lib/reference/working-days";
import { currentSubmission, digestOfDocument } from "@/lib/reviews/current-submission";
import { decisionDocument } from "@/lib/reviews/decision-rows";
import { basePriority } from "@/lib/reviews/priority";
import { reviewRouting, routeOf, termsOf } from "@/lib/reviews/routing";
import { routingDigest } from "@/lib/reviews/routing-digest";
import type { ConditionForm } from "@/lib/reviews/schema";
import { type DemoSigner, type DemoSigning, signAs } from "./sign-as";

/** Who signs: for the hospital, as reviewer, as approver. */
export type Cast = { quality: DemoSigner; reviewer: DemoSigner; approver: DemoSigner };

const reasons = {
  reasonZh: "答卷与登记一致，推导依据充分，同意推导结论。须按季报告遗漏率。",
  reasonEn:
    "The answers agree with the register and the derivation is well founded. Omissions are to be reported.",
};
const condition: ConditionForm = {
  indicator: "omission_rate",
  comparison: "at_most",
  bound: 2,
  unit: "percent",
  windowDays: 90,
  dueOn: "2027-03-31",
  consequence: "new_review",
  note: null,
};
/** Working days before today on which it was signed, taken and proposed, and decided. */
const [OPENED, PROPOSED, DECIDED] = [12, 9, 8];

/** Ten in the morning in Beijing, that many working days before a moment. */
function workingDaysBefore(at: Date, days: number): Date {
  let [day, left] = [beijingDate(at), days];
  while (left > 0) {
    day = daysAfter(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return new Date(`${day}T02:00:00Z`);
}

type Place = { institutionId: string; jurisdictionCode: string };

async function submissionOf(tx: Transaction, { institutionId }: Place) {
  const [application] = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.institutionId, institutionId), eq(applications.state, "published")))
    .orderBy(desc(applications.number))
    .limit(1);
  if (application === undefined) return null;
  const current = await currentSubmission(tx, application);
  const { document, digest, problems } = current;
  if (document === null || digest === null || problems.length > 0) return null;
  return { ...current, application, document, digest };
}

/**
 * The reserved hospital's last public application was reviewed: signed, decided by two officials under one condition, as the
 * commands would have left it. Its other applications are left to the people who try the portal.
 */
export async function loadOwnCase(
  tx: Transaction,
  reserved: Place,
  { quality, reviewer, approver }: Cast,
  at: Date,
  signing: DemoSigning,
): Promise<void> {
  const found = await submissionOf(tx, reserved);
  if (found === null) return;
  const { application, document, digest, status, tier } = found;
  const place = { institutionId: application.institutionId, jurisdictionCode: application.jurisdictionCode };
  const { authority, level, route } = routeOf({ status, tier });
  if (authority !== reviewer.authority || level !== "province") return;
  const openedAt = workingDaysBefore(at, OPENED);
  const proposedAt = workingDaysBefore(at, PROPOSED);
  const decidedAt = workingDaysBefore(at, DECIDED);
  const [next] = await tx.execute<{ serial: string }>(sql`select nextval('review_case_sequence') as serial`);
  const serial = Number(next?.serial);
  const row = {
    ...place,
    id: newId(),
    serial,
    number: `RV-${beijingDate(openedAt).slice(0, 4)}-${String(serial).padStart(6, "0")}`,
    type: "classification",
    subjectKind: "application",
    subjectId: application.id,
    subjectRevision: application.revision,
    subjectDigest: digest,
    authority,
    level,
    route,
    routingVersion: reviewRouting.version,
    routingDigest,
    state: "decided",
    revision: 4,
    tier,
    status,
    basePriority: basePriority({ tier, status, openIncidents: 0, isEscalated: false }),
    termDays: termsOf("classification").reviewDays,
    signedBy: quality.id,
    signedByName: quality.name,
    openedAt,
    closedAt: decidedAt,
    outcome: "accept_with_conditions",
  };
  await tx.insert(reviewCases).values(row);
  const part = () => ({ ...place, id: newId(), caseId: row.id });
  const sign = (
    act: Pick<Parameters<typeof signAs>[2], "meaning" | "subject" | "displayed" | "by" | "at">,
    state: ReviewState,
  ) => signAs(tx, signing, { place, about: { id: row.id, state, digest }, ...act });
  const subject = { kind: "application", id: application.id, revision: application.revision };
  const signatureId = await sign(
    { meaning: "responsibility", subject, displayed: document, by: quality, at: openedAt },
    "queued",
  );
  const signed = { signatureId, signedBy: quality.id, signedByName: quality.name, signedAt: openedAt };
  await tx.insert(caseSubmissions).values({ ...part(), round: 1, document, digest, ...signed });
  await tx
    .insert(caseClocks)
    .values({ ...part(), startedAt: openedAt, endedAt: decidedAt, pauseReason: null });

  type Step = [ReviewEvent, ReviewState | null, ReviewState, DemoSigner, Date];
  const steps: Step[] = [
    ["open", null, "queued", quality, openedAt],
    ["claim", "queued", "in_review", reviewer, proposedAt],
    ["propose", "in_review", "proposed", reviewer, proposedAt],
    ["confirm", "proposed", "decided", approver, decidedAt],
  ];
  await tx.insert(caseEvents).values(
    steps.map(([event, fromState, toState, by, when], order) => ({
      ...part(),
      seq: order + 1,
      event,
      fromState,
      toState,
      byId: by.id,
      byName: by.name,
      byRole: by.role,
      at: when,
    })),
  );
  await tx.insert(conflictDeclarations).values(
    [
      { by: reviewer, when: proposedAt },
      { by: approver, when: decidedAt },
    ].map(({ by, when }) => ({
      ...part(),
      userId: by.id,
      userName: by.name,
      hasConflict: false,
      at: when,
    })),
  );
  const said = {
    outcome: row.outcome,
    ...reasons,
    referTo: null,
    rulingNumber: null,
    round: 1,
    subjectDigest: digest,
  };
  const text = decisionDocument(row, { authority, level }, application.number, said, {
    conditions: [condition],
    overrides: [],
  });
  const id = newId();
  const decision = { subject: { kind: "case_decision", id, revision: 1 }, displayed: text };
  await tx.insert(caseDecisions).values({
    ...part(),
    id,
    state: "confirmed",
    ...said,
    authority,
    level,
    digest: digestOfDocument(text),
    applicantId: quality.id,
    reviewerId: reviewer.id,
    reviewerName: reviewer.name,
    reviewerSignatureId: await sign(
      { ...decision, meaning: "review", by: reviewer, at: proposedAt },
      "in_review",
    ),
    writtenAt: proposedAt,
    proposedAt,
    approverId: approver.id,
    approverName: approver.name,
    approverSignatureId: await sign(
      { ...decision, meaning: "approval", by: approver, at: decidedAt },
      "proposed",
    ),
    decidedAt,
  });
  await tx.insert(caseConditions).values({ ...part(), decisionId: id, position: 1, ...condition, decidedAt });
  await showDecided(tx, application);
}

/** Brings it into the public copy, as the command that decides does. */
async function showDecided(tx: Transaction, { institutionId, id }: { institutionId: string; id: string }) {
  const shown = (await publicClassifications(tx, institutionId, [id])).get(id);
  if (shown === undefined) return;
  await tx.execute(sql`update published_records
    set document = document || jsonb_build_object('classification', ${JSON.stringify(shown)}::text::jsonb)
    where institution_id = ${institutionId} and record_id = ${id} and kind = 'application'`);
  await tx.execute(sql`select refresh_register_rows(${institutionId})`);
  await tx.execute(
    sql`select keep_published_versions(${institutionId}, jsonb_build_object(${id}::text, 'classified'), 'published', now())`,
  );
}
