import "server-only";
import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { informationRequests } from "@/db/schema/review-exchange";
import { caseSubmissions, reviewCases } from "@/db/schema/reviews";
import { lockApplication } from "@/lib/classification/record-versions";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { defineSignedCommand } from "@/lib/signatures/define-signed-command";
import { voidSignatures } from "@/lib/signatures/sign";
import { openFace, resubmitFace, withdrawFace } from "../api";
import { caseClock, leaseEnd } from "../case-clock";
import { formatCaseNumber } from "../case-number";
import { type CaseRow, lockCaseAt, ofCase } from "../case-rows";
import { type CurrentSubmission, currentSubmission } from "../current-submission";
import type { SubmissionDocument } from "../document";
import { judge } from "../judge";
import { moveCase, startClock, tellCase } from "../move-case";
import { basePriority } from "../priority";
import { reviewRouting, routeOf, termsOf } from "../routing";
import { routingDigest } from "../routing-digest";
import { caseOpening, caseResubmission, caseWithdrawal } from "../schema";
import { signDocument } from "../sign-case";

type Complete = CurrentSubmission & { document: SubmissionDocument; digest: string };

/** Refuses what is technically incomplete, item by item, and somebody who signs what they handed in themselves. */
function assertComplete(current: CurrentSubmission, signer: string): asserts current is Complete {
  if (current.problems.length > 0 || current.document === null) {
    throw new AppError("review.incomplete", { fields: current.problems });
  }
  if (current.submitters.includes(signer)) throw new AppError("review.same-person");
}

/** What follows from what was signed: whose the case is, and how urgent by itself. */
const routed = ({ status, tier }: CurrentSubmission, isEscalated: boolean, openIncidents: number) => ({
  ...routeOf({ status, tier }),
  routingVersion: reviewRouting.version,
  routingDigest,
  status,
  tier,
  basePriority: basePriority({ status, tier, isEscalated, openIncidents }),
});

/** The next number of a case: the year it is opened in (Beijing) and a count that never starts again. */
async function allocateNumber(tx: Transaction, at: Date) {
  const [next] = await tx.execute<{ serial: string }>(sql`select nextval('review_case_sequence') as serial`);
  const serial = Number(next?.serial);
  return { serial, number: formatCaseNumber(beijingDate(at).slice(0, 4), serial) };
}

async function keepSubmission(
  tx: Transaction,
  row: CaseRow,
  document: SubmissionDocument,
  signed: { signatureId: string; signedAt: Date },
): Promise<void> {
  const { institutionId, jurisdictionCode, round, subjectDigest: digest, signedBy, signedByName } = row;
  const place = { institutionId, jurisdictionCode, id: newId(), caseId: row.id };
  await tx
    .insert(caseSubmissions)
    .values({ ...place, round, document, digest, signedBy, signedByName, ...signed });
}

/**
 * Hospital quality signs what an application was classified as and hands it in for review. What is incomplete is refused
 * with everything it lacks; what is complete goes to the authority that the routing table names.
 */
export const openCase = defineSignedCommand({
  name: "review.open",
  permission: "review:sign",
  input: caseOpening,
  api: openFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const application = await lockApplication(tx, input.applicationId);
    const { institutionId, jurisdictionCode, id: subjectId, revision: subjectRevision } = application;
    const standing = await tx.$count(
      reviewCases,
      and(
        eq(reviewCases.institutionId, institutionId),
        eq(reviewCases.subjectId, subjectId),
        notInArray(reviewCases.state, ["superseded", "withdrawn"]),
      ),
    );
    if (standing > 0) throw new AppError("review.open");
    const current = await currentSubmission(tx, application);
    assertComplete(current, actor.userId);
    const id = newId();
    const place = { institutionId, jurisdictionCode, id };
    const { signatureId, entry } = await signDocument(work, {
      meaning: "responsibility",
      subject: { kind: "application", id: subjectId, revision: subjectRevision },
      document: current.document,
      of: { ...place, state: "queued", subjectDigest: current.digest },
    });
    const { reviewDays: termDays } = termsOf("classification");
    const [row] = await tx
      .insert(reviewCases)
      .values({
        ...place,
        ...(await allocateNumber(tx, at)),
        type: "classification",
        subjectKind: "application",
        subjectId,
        subjectRevision,
        subjectDigest: current.digest,
        ...routed(current, false, 0),
        state: "queued",
        termDays,
        ...daysOf(caseClock([{ startedAt: at, endedAt: null, pauseReason: null }], termDays, at)),
        signedBy: actor.userId,
        signedByName: actor.name,
        openedAt: at,
      })
      .returning();
    if (row === undefined) throw new Error("a case that was not written");
    await startClock(tx, row, null, at);
    await keepSubmission(tx, row, current.document, { signatureId, signedAt: at });
    const opened = await tellCase(work, row, { event: "open", from: null, to: "queued" });
    return { result: row, audit: [entry, opened] };
  },
});

const daysOf = ({ halfOn, mostOn, dueOn }: ReturnType<typeof caseClock>) => ({ halfOn, mostOn, dueOn });

/** Hospital quality signs anew: the answers to a request, or what was returned. The round before stays as it was signed. */
export const resubmitCase = defineSignedCommand({
  name: "review.resubmit",
  permission: "review:sign",
  input: caseResubmission,
  api: resubmitFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, current, application, to } = await judge(work, row, { event: "resubmit" });
    assertComplete(current, actor.userId);
    const { signatureId, entry } = await signDocument(work, {
      meaning: "responsibility",
      subject: { kind: "application", id: application.id, revision: application.revision },
      document: current.document,
      of: { ...row, subjectDigest: current.digest },
    });
    await tx
      .update(informationRequests)
      .set({ closedAt: at, answeredBy: actor.userId, answeredByName: actor.name })
      .where(and(ofCase(row, informationRequests), isNull(informationRequests.closedAt)));
    const anew = routed(current, row.isEscalated, row.openIncidents);
    // A case that was referred or escalated stays where it is unless what is signed now leads elsewhere by itself.
    const isElsewhere = anew.status !== row.status || anew.tier !== row.tier;
    const { authority, level, route, ...weighed } = anew;
    const moved = isElsewhere ? { authority, level: row.isEscalated ? row.level : level, route } : {};
    const stays = to === "in_review" && (moved.authority ?? row.authority) === row.authority;
    const { leaseDays } = termsOf("classification");
    const held = stays
      ? { leaseUntil: leaseEnd(at, leaseDays) }
      : { holderId: null, holderName: null, leaseUntil: null };
    const { row: after, entry: told } = await moveCase(
      work,
      row,
      { event: "resubmit", from: facts.state, to: stays ? to : "queued" },
      {
        ...weighed,
        ...moved,
        ...held,
        round: row.round + 1,
        subjectRevision: application.revision,
        subjectDigest: current.digest,
        signedBy: actor.userId,
        signedByName: actor.name,
      },
    );
    await keepSubmission(tx, after, current.document, { signatureId, signedAt: at });
    return { result: after, audit: [entry, told] };
  },
});

/** The hospital takes a case back before it is decided; nothing of it counts any more. */
export const withdrawCase = defineViewerCommand({
  name: "review.withdraw",
  permission: "review:sign",
  input: caseWithdrawal,
  api: withdrawFace,
  run: async (work) => {
    const { input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, to } = await judge(work, row, { event: "withdraw" });
    await tx
      .update(informationRequests)
      .set({ closedAt: at })
      .where(and(ofCase(row, informationRequests), isNull(informationRequests.closedAt)));
    const voided = await voidSignatures(
      work,
      { institutionId: row.institutionId, caseId: row.id },
      input.reason,
    );
    const { row: after, entry } = await moveCase(
      work,
      row,
      { event: "withdraw", from: facts.state, to },
      { holderId: null, holderName: null, leaseUntil: null },
      { note: input.reason },
    );
    return { result: after, audit: [entry, ...voided] };
  },
});
