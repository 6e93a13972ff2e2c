import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { publishedRecords } from "@/db/schema/reference";
import { conflictDeclarations } from "@/db/schema/review-exchange";
import { reviewCases } from "@/db/schema/reviews";
import { instanceSettings } from "@/db/schema/users";
import { instanceKinds } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { caseFace } from "../case-api";
import { commentsOf, decisionsOf, eventsOf, requestsOf, submissionsOf } from "../case-parts";
import { actorOf, type CaseRow, known, ofCase, standingOfCase } from "../case-rows";
import { letterFace } from "../letter-api";
import { stretchesOf } from "../move-case";
import { applicantEvents, type CaseActor, type CaseFacts, next, officialEvents } from "../rules";
import type { CasePage, CaseSteps, DecisionLetter } from "../shown";
import { selectCases, showCases } from "../shown-case";

/** The steps this reader's side takes, each with why not, where it may not be taken now. */
function stepsOf(facts: CaseFacts, actor: CaseActor, at: Date): CaseSteps {
  const events = actor.institutionId === null ? officialEvents : applicantEvents;
  // What only stands in the way of an acceptance is told when one is signed; the comments say it before.
  const refusals = events.map((event) => {
    const step = event === "propose" ? ({ event, outcome: "return" } as const) : { event };
    return [event, next(facts, step, actor, at).refusal] as const;
  });
  return Object.fromEntries(refusals);
}

async function declarationOf(
  tx: Transaction,
  viewer: Viewer,
  row: CaseRow,
): Promise<CasePage["declaration"]> {
  if (viewer.authority === null) return null;
  const said = await tx
    .select()
    .from(conflictDeclarations)
    .where(and(ofCase(row, conflictDeclarations), eq(conflictDeclarations.userId, viewer.userId)))
    .orderBy(asc(conflictDeclarations.id));
  const counts = said.find(({ hasConflict }) => hasConflict) ?? said.at(-1);
  if (counts === undefined) return null;
  const { hasConflict, statement, at } = counts;
  const later = said.slice(said.indexOf(counts) + 1);
  const added = later.flatMap((each) => (each.statement ? [{ statement: each.statement, at: each.at }] : []));
  return { hasConflict, statement, at, added };
}

async function selectCase(tx: Transaction, viewer: Viewer, id: string, at: Date) {
  if (!isUuid(id)) throw new AppError("record.not-found");
  const [selected] = await selectCases(tx).where(eq(reviewCases.id, id));
  if (selected === undefined) throw new AppError("record.not-found");
  const [shown] = await showCases(tx, viewer, [selected], at);
  if (shown === undefined) throw new Error("a selected case is shown");
  return { row: selected.row, shown };
}

/** One case with everything that belongs to it, and what this reader may do with it now. */
export const readCase = defineQuery({
  name: "review.get",
  permission: "review:read",
  api: caseFace,
  run: async (tx: Transaction, viewer: Viewer, { id }: { id: string }): Promise<CasePage> => {
    const at = now();
    const { row, shown } = await selectCase(tx, viewer, id, at);
    const { facts } = await standingOfCase(tx, row, at);
    const actor = await actorOf(tx, viewer, row);
    return {
      ...shown,
      submissions: await submissionsOf(tx, row),
      isContentCurrent: facts.currentDigest === facts.subjectDigest,
      stretches: await stretchesOf(tx, row),
      events: await eventsOf(tx, row),
      comments: await commentsOf(tx, row),
      requests: await requestsOf(tx, row, beijingDate(at)),
      declaration: await declarationOf(tx, viewer, row),
      decisions: await decisionsOf(tx, viewer, row, shown.application.number),
      steps: stepsOf(facts, actor, at),
    };
  },
});

/** What a case is called, for a page that only names it. */
export const findCaseNumber = defineQuery({
  name: "review.number",
  permission: "review:read",
  run: async (tx: Transaction, _viewer: Viewer, { id }: { id: string }): Promise<string> => {
    const [row] = isUuid(id)
      ? await tx.select({ number: reviewCases.number }).from(reviewCases).where(eq(reviewCases.id, id))
      : [];
    if (row === undefined) throw new AppError("record.not-found");
    return row.number;
  },
});

/** The newest decision that both officials have signed, with what the hospital had signed, for a letter in both languages. */
export const readLetter = defineQuery({
  name: "review.letter",
  permission: "review:read",
  api: letterFace,
  run: async (tx: Transaction, viewer: Viewer, { id }: { id: string }): Promise<DecisionLetter> => {
    const { row, shown } = await selectCase(tx, viewer, id, now());
    const decisions = await decisionsOf(tx, viewer, row, shown.application.number);
    const decision = decisions.find(({ approver }) => approver !== null);
    const submissions = await submissionsOf(tx, row);
    const submission = submissions.find(({ digest }) => digest === decision?.document.subject.digest);
    if (decision === undefined || submission === undefined) throw new AppError("record.not-found");
    const { round, digest, signedByName, signedAt, document } = submission;
    const [mark] = await tx.select({ kind: instanceSettings.kind }).from(instanceSettings);
    const instance = known(instanceKinds, mark?.kind ?? "");
    const { number } = shown.application;
    return {
      instance,
      origin: new URL(env().baseUrl).origin,
      isPublic: (await tx.$count(publishedRecords, eq(publishedRecords.number, number))) > 0,
      case: shown,
      decision,
      submission: { round, digest, signedByName, signedAt, document },
    };
  },
});
