import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { obligations } from "@/db/schema/obligations";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { actorOf } from "@/lib/reviews/case-rows";
import { isOfScope } from "@/lib/reviews/rules";
import { judgementFace, measurementFace } from "./api";
import { type AskedCondition, askedConditions } from "./asked-condition";
import { checkCondition, measurementProblems } from "./condition";
import { keepAct } from "./keep-act";
import { latestActs, type ObligationRecord } from "./latest";
import { measurementForm, measurementJudgement } from "./schema";
import { measuredIn } from "./view";

type OpenCondition = {
  row: typeof obligations.$inferSelect;
  condition: AskedCondition;
  latest: ObligationRecord | undefined;
};

/** A condition that still waits for what was measured or for a reviewer, held until this transaction ends. */
async function openCondition(tx: Transaction, id: string): Promise<OpenCondition> {
  const [row] = await tx.select().from(obligations).where(eq(obligations.id, id)).for("update");
  if (row === undefined) throw new AppError("record.not-found");
  const condition = (await askedConditions(tx, [row.conditionId])).get(row.conditionId ?? "");
  if (condition === undefined) throw new AppError("obligation.no-measurement");
  const latest = (await latestActs(tx, [row.id])).get(row.id);
  const isSettled = latest?.act === "waiver" || latest?.act === "confirmation";
  if (row.endedAt !== null || isSettled) throw new AppError("record.wrong-state");
  return { row, condition, latest };
}

/** The hospital files what it measured for a condition. The system checks it against the bound; a reviewer has the last word. */
export const fileMeasurement = defineViewerCommand({
  name: "obligation.measure",
  permission: "obligation:meet",
  input: measurementForm,
  api: measurementFace,
  run: async (work) => {
    const { input, tx, at } = work;
    const { row, condition } = await openCondition(tx, input.id);
    const { note, link, value, sample, from, to } = input;
    const measured = { value, sample, from, to };
    const problems = measurementProblems(condition, measured, beijingDate(at));
    if (problems.length > 0) throw new AppError("input.invalid", { fields: problems });
    const entry = await keepAct(work, row, { act: "evidence", note, link, measured });
    return { result: { id: row.id, verdict: checkCondition(condition, measured) }, audit: [entry] };
  },
});

/** Only officials of the authority and level that decided look at what its decision asks for, and at no hospital they are tied to. */
async function requireDecider(
  tx: Transaction,
  actor: Viewer,
  row: OpenCondition["row"],
  { caseId, authority, level }: AskedCondition,
): Promise<void> {
  const [of] = await tx.select().from(reviewCases).where(eq(reviewCases.id, caseId));
  if (of === undefined) throw new AppError("record.not-found");
  const { jurisdictionCode, institutionId } = row;
  const person = await actorOf(tx, actor, of);
  if (!isOfScope({ authority, level, jurisdictionCode }, person)) throw new AppError("review.not-yours");
  if (person.formerInstitutions.includes(institutionId)) throw new AppError("review.own-institution");
  if (person.hasConflict) throw new AppError("review.conflict");
}

/**
 * A reviewer confirms what was measured, whether it keeps the condition or breaks it, or does not accept it: then the
 * hospital measures again, by the same date. What was filed since they looked is refused as `record.stale`.
 */
export const judgeMeasurement = defineViewerCommand({
  name: "obligation.judge",
  permission: "review:decide",
  input: measurementJudgement,
  api: judgementFace,
  run: async (work) => {
    const { actor, input, tx } = work;
    const { row, condition, latest } = await openCondition(tx, input.id);
    await requireDecider(tx, actor, row, condition);
    const measured = latest?.act === "evidence" ? measuredIn(latest) : null;
    if (latest === undefined || measured === null) throw new AppError("record.wrong-state");
    if (latest.id !== input.recordId) {
      throw new AppError("record.stale", { values: { by: latest.byName, at: latest.at.toISOString() } });
    }
    const { act, note } = input;
    const entry = await keepAct(work, row, { act, note, link: null, measured });
    const verdict = act === "confirmation" ? checkCondition(condition, measured) : null;
    return { result: { id: row.id, verdict }, audit: [entry] };
  },
});
