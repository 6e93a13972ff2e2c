import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import {
  caseComments,
  conflictDeclarations,
  informationItems,
  informationRequests,
} from "@/db/schema/review-exchange";
import type { AuditEntry } from "@/lib/audit/append";
import type { AuditAction } from "@/lib/audit/labels";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { addWorkingDays } from "@/lib/reference/working-days";
import { answerFace, commentFace, declareFace, lapseFace, replyFace, requestFace, resolveFace } from "../api";
import { leaseEnd } from "../case-clock";
import { type CaseRow, declaredBy, lockCase, lockCaseAt, ofCase, stateOf } from "../case-rows";
import { judge, requireHolder, requireOfficial } from "../judge";
import { moveCase } from "../move-case";
import { termsOf } from "../routing";
import { isClosed } from "../rules";
import {
  caseRef,
  commentForm,
  commentReply,
  declarationForm,
  informationRequestForm,
  itemAnswer,
  requestLapse,
} from "../schema";

const placeOf = ({ institutionId, jurisdictionCode, id: caseId }: CaseRow) => ({
  institutionId,
  jurisdictionCode,
  caseId,
});

const entryOf = (row: CaseRow, action: AuditAction, detail: Record<string, string>): AuditEntry => ({
  institutionId: row.institutionId,
  jurisdictionCode: row.jurisdictionCode,
  action,
  object: { kind: "review_case", id: row.id, version: row.revision },
  detail: { number: row.number, ...detail },
});

/** A remark on one field of what is reviewed, by whoever has claimed the case. */
export const addComment = defineViewerCommand({
  name: "review.comment",
  permission: "review:decide",
  input: commentForm,
  api: commentFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCase(tx, input.id);
    await requireHolder(work, row);
    const id = newId();
    const { path, severity, text } = input;
    const by = { byId: actor.userId, byName: actor.name, at };
    await tx
      .insert(caseComments)
      .values({ ...placeOf(row), id, round: row.round, path, severity, text, ...by });
    return { result: { id }, audit: [entryOf(row, "review.commented", { comment: id, path, severity })] };
  },
});

/** A comment that is still open, with its case. Out of scope is not there. */
async function openComment(tx: Parameters<typeof lockCase>[0], id: string) {
  const [comment] = await tx.select().from(caseComments).where(eq(caseComments.id, id));
  if (comment === undefined) throw new AppError("record.not-found");
  const row = await lockCase(tx, comment.caseId);
  if (isClosed(stateOf(row.state)) || comment.resolvedAt !== null) throw new AppError("review.not-open");
  return { comment, row };
}

const thisComment = (comment: typeof caseComments.$inferSelect) =>
  and(
    eq(caseComments.institutionId, comment.institutionId),
    eq(caseComments.id, comment.id),
    isNull(caseComments.resolvedAt),
  );

/** The hospital's word on a comment; a later one takes its place until the comment is resolved. */
export const replyToComment = defineViewerCommand({
  name: "review.reply",
  permission: "review:answer",
  input: commentReply,
  api: replyFace,
  run: async ({ actor, input, tx, at }) => {
    const { comment, row } = await openComment(tx, input.id);
    const by = { repliedBy: actor.userId, repliedByName: actor.name, repliedAt: at };
    await tx
      .update(caseComments)
      .set({ reply: input.reply, ...by })
      .where(thisComment(comment));
    return {
      result: { id: comment.id },
      audit: [entryOf(row, "review.replied", { comment: comment.id })],
    };
  },
});

/** Whoever has the case says that a comment is settled. */
export const resolveComment = defineViewerCommand({
  name: "review.resolve",
  permission: "review:decide",
  input: caseRef,
  api: resolveFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const { comment, row } = await openComment(tx, input.id);
    await requireHolder(work, row);
    const by = { resolvedBy: actor.userId, resolvedByName: actor.name, resolvedAt: at };
    await tx.update(caseComments).set(by).where(thisComment(comment));
    return {
      result: { id: comment.id },
      audit: [entryOf(row, "review.resolved", { comment: comment.id })],
    };
  },
});

/**
 * An official says whether they have a tie to the applicant. What they say is kept with the authority, not in the trail. Once
 * they have declared a tie they may add to what they said of it; that there is none they can no longer say.
 */
export const declareConflict = defineViewerCommand({
  name: "review.declare",
  permission: "review:decide",
  input: declarationForm,
  api: declareFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCase(tx, input.id);
    await requireOfficial(work, row);
    const { hasConflict, statement } = input;
    if (!hasConflict && (await declaredBy(tx, row, actor.userId))) throw new AppError("review.tie-stands");
    const id = newId();
    const by = { userId: actor.userId, userName: actor.name, at };
    await tx.insert(conflictDeclarations).values({ ...placeOf(row), id, ...by, hasConflict, statement });
    return { result: { id }, audit: [entryOf(row, "review.declared", {})] };
  },
});

/** Asks the hospital for everything at once; the clock stands until it has answered. */
export const requestInformation = defineViewerCommand({
  name: "review.request",
  permission: "review:decide",
  input: informationRequestForm,
  api: requestFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, to } = await judge(work, row, { event: "request_information" });
    const requestId = newId();
    const dueOn = addWorkingDays(beijingDate(at), termsOf("classification").answerDays);
    const sent = { sentBy: actor.userId, sentByName: actor.name, sentAt: at };
    await tx
      .insert(informationRequests)
      .values({ ...placeOf(row), id: requestId, round: row.round, note: input.note, dueOn, ...sent });
    const items = input.items.map((item, at) => ({
      ...placeOf(row),
      id: newId(),
      requestId,
      position: at + 1,
      ...item,
    }));
    await tx.insert(informationItems).values(items);
    const told = { detail: { items: String(items.length), dueOn } };
    const happened = { event: "request_information", from: facts.state, to } as const;
    const moved = await moveCase(work, row, happened, {}, told);
    return { result: moved.row, audit: [moved.entry] };
  },
});

/** The hospital answers one question; it may be answered anew until everything is handed in. */
export const answerItem = defineViewerCommand({
  name: "review.answer",
  permission: "review:answer",
  input: itemAnswer,
  api: answerFace,
  run: async ({ actor, input, tx, at }) => {
    const [item] = await tx.select().from(informationItems).where(eq(informationItems.id, input.id));
    if (item === undefined) throw new AppError("record.not-found");
    const row = await lockCase(tx, item.caseId);
    const open = await tx.$count(
      informationRequests,
      and(
        ofCase(row, informationRequests),
        eq(informationRequests.id, item.requestId),
        isNull(informationRequests.closedAt),
      ),
    );
    if (open === 0) throw new AppError("review.not-open");
    const by = { answeredBy: actor.userId, answeredByName: actor.name, answeredAt: at };
    await tx
      .update(informationItems)
      .set({ answer: input.answer, ...by })
      .where(and(eq(informationItems.institutionId, item.institutionId), eq(informationItems.id, item.id)));
    return {
      result: { id: item.id },
      audit: [entryOf(row, "review.answered", { item: String(item.position) })],
    };
  },
});

/** The term for answers is over: the reviewer takes the case up again without them. */
export const lapseRequest = defineViewerCommand({
  name: "review.lapse",
  permission: "review:decide",
  input: requestLapse,
  api: lapseFace,
  run: async (work) => {
    const { actor, input, tx, at } = work;
    const row = await lockCaseAt(tx, input.id, input.revision);
    const { facts, to } = await judge(work, row, { event: "lapse_request" });
    await tx
      .update(informationRequests)
      .set({ closedAt: at })
      .where(and(ofCase(row, informationRequests), isNull(informationRequests.closedAt)));
    const { leaseDays } = termsOf("classification");
    const set = { holderId: actor.userId, holderName: actor.name, leaseUntil: leaseEnd(at, leaseDays) };
    const moved = await moveCase(work, row, { event: "lapse_request", from: facts.state, to }, set);
    return { result: moved.row, audit: [moved.entry] };
  },
});
