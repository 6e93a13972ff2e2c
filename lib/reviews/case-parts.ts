import "server-only";
import { asc, desc } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { caseDecisions } from "@/db/schema/review-decisions";
import { caseComments, informationItems, informationRequests } from "@/db/schema/review-exchange";
import { caseEvents, caseSubmissions } from "@/db/schema/reviews";
import { commentSeverities, decisionStates, reviewEvents } from "@/db/values/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { type CaseRow, documentOf, known, ofCase, outcomeOf, stateOf } from "./case-rows";
import { decisionDocument, partsOf } from "./decision-rows";
import { documentChanges } from "./document";
import type { ShownComment, ShownDecision, ShownEvent, ShownRequest, ShownSubmission } from "./shown";

/** The rounds of a case, the newest first, each with what changed since the one before. */
export async function submissionsOf(tx: Transaction, row: CaseRow): Promise<ShownSubmission[]> {
  const rows = await tx
    .select()
    .from(caseSubmissions)
    .where(ofCase(row, caseSubmissions))
    .orderBy(desc(caseSubmissions.round));
  return rows.map((submission, at): ShownSubmission => {
    const before = rows[at + 1];
    const document = documentOf(submission);
    const { round, digest, signatureId, signedByName, signedAt } = submission;
    const changes = before === undefined ? null : documentChanges(documentOf(before), document);
    return { round, document, digest, signatureId, signedByName, signedAt, changes };
  });
}

export async function eventsOf(tx: Transaction, row: CaseRow): Promise<ShownEvent[]> {
  const rows = await tx
    .select()
    .from(caseEvents)
    .where(ofCase(row, caseEvents))
    .orderBy(desc(caseEvents.seq));
  return rows.map(({ seq, event, fromState, toState, byName, byRole, note, detail, at }) => ({
    seq,
    event: known(reviewEvents, event),
    from: fromState === null ? null : stateOf(fromState),
    to: stateOf(toState),
    byName,
    byRole,
    note,
    detail,
    at,
  }));
}

const said = (text: string | null, byName: string | null, at: Date | null) =>
  text === null || at === null ? null : { text, byName: byName ?? "", at };

/** What officials remarked, in the order in which they did. */
export async function commentsOf(tx: Transaction, row: CaseRow): Promise<ShownComment[]> {
  const rows = await tx
    .select()
    .from(caseComments)
    .where(ofCase(row, caseComments))
    .orderBy(asc(caseComments.id));
  return rows.map((comment) => ({
    id: comment.id,
    round: comment.round,
    path: comment.path,
    severity: known(commentSeverities, comment.severity),
    text: comment.text,
    byName: comment.byName,
    at: comment.at,
    reply: said(comment.reply, comment.repliedByName, comment.repliedAt),
    resolved:
      comment.resolvedAt === null ? null : { byName: comment.resolvedByName ?? "", at: comment.resolvedAt },
  }));
}

/** The requests for information, the newest first, each with its questions in order. */
export async function requestsOf(tx: Transaction, row: CaseRow, today: string): Promise<ShownRequest[]> {
  const requests = await tx
    .select()
    .from(informationRequests)
    .where(ofCase(row, informationRequests))
    .orderBy(desc(informationRequests.id));
  const items = await tx
    .select()
    .from(informationItems)
    .where(ofCase(row, informationItems))
    .orderBy(asc(informationItems.position));
  return requests.map((request) => ({
    id: request.id,
    round: request.round,
    note: request.note,
    dueOn: request.dueOn,
    isLate: request.closedAt === null && request.dueOn < today,
    sentByName: request.sentByName,
    sentAt: request.sentAt,
    closed: request.closedAt && { at: request.closedAt, byName: request.answeredByName },
    items: items
      .filter(({ requestId }) => requestId === request.id)
      .map(({ id, position, path, severity, question, answer, answeredByName, answeredAt }) => ({
        id,
        position,
        path,
        severity: known(commentSeverities, severity),
        question,
        answer: said(answer, answeredByName, answeredAt),
      })),
  }));
}

/** Decisions this reader may see, the newest first: a hospital those both officials have signed. */
export async function decisionsOf(
  tx: Transaction,
  viewer: Viewer,
  row: CaseRow,
  applicationNumber: string,
): Promise<ShownDecision[]> {
  const rows = await tx
    .select()
    .from(caseDecisions)
    .where(ofCase(row, caseDecisions))
    .orderBy(desc(caseDecisions.id));
  return Promise.all(
    rows.map(async (decision): Promise<ShownDecision> => {
      const scope = { authority: decision.authority, level: decision.level };
      const parts = await partsOf(tx, decision);
      const { approverId, decidedAt, sentBackAt } = decision;
      return {
        id: decision.id,
        round: decision.round,
        state: known(decisionStates, decision.state),
        revision: decision.revision,
        outcome: outcomeOf(decision.outcome),
        document: decisionDocument(row, scope, applicationNumber, decision, parts),
        digest: decision.digest,
        isCurrent: decision.round === row.round && decision.subjectDigest === row.subjectDigest,
        reviewer: {
          name: decision.reviewerName,
          isMe: decision.reviewerId === viewer.userId,
          signatureId: decision.reviewerSignatureId,
          at: decision.proposedAt,
        },
        approver:
          approverId === null || decidedAt === null
            ? null
            : {
                name: decision.approverName ?? "",
                isMe: approverId === viewer.userId,
                signatureId: decision.approverSignatureId,
                at: decidedAt,
              },
        sentBack:
          sentBackAt === null
            ? null
            : {
                byName: decision.sentBackByName ?? "",
                at: sentBackAt,
                reason: decision.sentBackReason ?? "",
              },
      };
    }),
  );
}
