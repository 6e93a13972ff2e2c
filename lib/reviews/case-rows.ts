import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { caseDecisions } from "@/db/schema/review-decisions";
import {
  caseComments,
  conflictDeclarations,
  informationItems,
  informationRequests,
} from "@/db/schema/review-exchange";
import { caseEvents, caseSubmissions, reviewCases } from "@/db/schema/reviews";
import { memberships } from "@/db/schema/users";
import { type Authority, authorities } from "@/db/values";
import {
  type ReviewLevel,
  type ReviewOutcome,
  type ReviewState,
  reviewLevels,
  reviewOutcomes,
  reviewStates,
} from "@/db/values/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { type CurrentSubmission, currentSubmission, isSameContent } from "./current-submission";
import type { SubmissionDocument } from "./document";
import type { CaseActor, CaseFacts } from "./rules";

export type CaseRow = typeof reviewCases.$inferSelect;
export type DecisionRow = typeof caseDecisions.$inferSelect;

/** The column is checked against the same tuple by the database. */
export const known = <const T extends string>(values: readonly T[], text: string): T => {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`${text} is none of ${values.join(", ")}`);
  return found;
};
export const stateOf = (text: string): ReviewState => known(reviewStates, text);
export const authorityOf = (text: string): Authority => known(authorities, text);
export const levelOf = (text: string): ReviewLevel => known(reviewLevels, text);
export const outcomeOf = (text: string): ReviewOutcome => known(reviewOutcomes, text);

/** A submission holds the document the hospital signed: the commands write nothing else. */
export const documentOf = (row: Pick<typeof caseSubmissions.$inferSelect, "document">): SubmissionDocument =>
  row.document as SubmissionDocument;

type TableOfCase = { institutionId: AnyPgColumn; caseId: AnyPgColumn };
export const ofCase = ({ institutionId, id }: Pick<CaseRow, "institutionId" | "id">, table: TableOfCase) =>
  and(eq(table.institutionId, institutionId), eq(table.caseId, id));

/** The case, held until this transaction ends. Out of scope is not there. */
export async function lockCase(tx: Transaction, id: string): Promise<CaseRow> {
  if (!isUuid(id)) throw new AppError("record.not-found");
  const [row] = await tx.select().from(reviewCases).where(eq(reviewCases.id, id)).for("update");
  if (row === undefined) throw new AppError("record.not-found");
  return row;
}

/** The case at the revision that was on the screen; else who moved it since. */
export async function lockCaseAt(tx: Transaction, id: string, revision: number): Promise<CaseRow> {
  const row = await lockCase(tx, id);
  if (row.revision === revision) return row;
  const [last] = await tx
    .select()
    .from(caseEvents)
    .where(ofCase(row, caseEvents))
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  throw new AppError("record.stale", {
    values: { by: last?.byName ?? "", at: last?.at.toISOString() ?? "" },
  });
}

export async function applicationOf(tx: Transaction, row: CaseRow) {
  const [application] = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.institutionId, row.institutionId), eq(applications.id, row.subjectId)));
  if (application === undefined) throw new Error("a case without its application");
  return application;
}

export async function submissionOf(tx: Transaction, row: CaseRow) {
  const [found] = await tx
    .select()
    .from(caseSubmissions)
    .where(and(ofCase(row, caseSubmissions), eq(caseSubmissions.round, row.round)));
  if (found === undefined) throw new Error("a case without what was signed");
  return found;
}

/** The digest of what stands in the register now: that of what was signed, as long as the content is the same. */
export function digestNow(row: CaseRow, signed: SubmissionDocument, current: CurrentSubmission): string {
  return isSameContent(signed, current.document) ? row.subjectDigest : (current.digest ?? "");
}

/** The decision that is being written or waits for the second official; a hospital sees none. */
export async function liveDecision(tx: Transaction, row: CaseRow): Promise<DecisionRow | null> {
  const [found] = await tx
    .select()
    .from(caseDecisions)
    .where(and(ofCase(row, caseDecisions), inArray(caseDecisions.state, ["drafted", "proposed"])));
  return found ?? null;
}

async function unansweredOf(tx: Transaction, row: CaseRow) {
  const [request] = await tx
    .select()
    .from(informationRequests)
    .where(and(ofCase(row, informationRequests), isNull(informationRequests.closedAt)));
  if (request === undefined) return { request: null, unanswered: 0 };
  const unanswered = await tx.$count(
    informationItems,
    and(
      eq(informationItems.institutionId, row.institutionId),
      eq(informationItems.requestId, request.id),
      isNull(informationItems.answer),
    ),
  );
  return { request, unanswered };
}

export type CaseStanding = {
  facts: CaseFacts;
  current: CurrentSubmission;
  application: Awaited<ReturnType<typeof applicationOf>>;
  proposal: DecisionRow | null;
};

/** Everything the state machine looks at, read in this transaction. */
export async function standingOfCase(tx: Transaction, row: CaseRow, at: Date): Promise<CaseStanding> {
  const application = await applicationOf(tx, row);
  const current = await currentSubmission(tx, application);
  const { request, unanswered } = await unansweredOf(tx, row);
  const openMajor = await tx.$count(
    caseComments,
    and(ofCase(row, caseComments), eq(caseComments.severity, "major"), isNull(caseComments.resolvedAt)),
  );
  const live = await liveDecision(tx, row);
  const proposal = live?.state === "proposed" ? live : null;
  const facts: CaseFacts = {
    state: stateOf(row.state),
    authority: authorityOf(row.authority),
    level: levelOf(row.level),
    jurisdictionCode: row.jurisdictionCode,
    institutionId: row.institutionId,
    signedBy: row.signedBy,
    subjectDigest: row.subjectDigest,
    currentDigest: digestNow(row, documentOf(await submissionOf(tx, row)), current),
    holder:
      row.holderId === null || row.leaseUntil === null
        ? null
        : { userId: row.holderId, until: row.leaseUntil },
    hasOpenMajor: openMajor > 0,
    unanswered,
    isRequestLate: request !== null && request.dueOn < beijingDate(at),
    proposal:
      proposal === null
        ? null
        : {
            reviewerId: proposal.reviewerId,
            outcome: outcomeOf(proposal.outcome),
            subjectDigest: proposal.subjectDigest,
            hasConflict: (await declaredBy(tx, row, proposal.reviewerId)) === true,
          },
  };
  return { facts, current, application, proposal };
}

/**
 * Whether an official has a tie to the applicant; null: they have said nothing. A tie that was declared once stands, whatever
 * is said after it: nobody lets themselves back in.
 */
export async function declaredBy(tx: Transaction, row: CaseRow, userId: string): Promise<boolean | null> {
  const { hasConflict } = conflictDeclarations;
  const [declared] = await tx
    .select({ hasTie: sql<boolean | null>`bool_or(${hasConflict})` })
    .from(conflictDeclarations)
    .where(and(ofCase(row, conflictDeclarations), eq(conflictDeclarations.userId, userId)));
  return declared?.hasTie ?? null;
}

/** What the machine asks of whoever acts. Only officials declare; a hospital has no right to the table. */
export async function actorOf(tx: Transaction, viewer: Viewer, row: CaseRow): Promise<CaseActor> {
  const { userId, institutionId, authority, jurisdiction } = viewer;
  const person = { userId, institutionId, authority, jurisdiction };
  if (authority === null) return { ...person, formerInstitutions: [], hasConflict: null };
  const held = await tx
    .select({ institutionId: memberships.institutionId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.institutionId, row.institutionId)));
  return {
    ...person,
    formerInstitutions: held.flatMap((each) => each.institutionId ?? []),
    hasConflict: await declaredBy(tx, row, userId),
  };
}
