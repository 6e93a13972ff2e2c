import "server-only";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { caseConditions, classOverrides } from "@/db/schema/review-decisions";
import {
  conditionComparisons,
  conditionConsequences,
  conditionIndicators,
  conditionUnits,
} from "@/db/values/reviews";
import { type CaseRow, type DecisionRow, known } from "./case-rows";
import type { DecisionDocument, DocumentOverride } from "./document";
import type { ConditionForm } from "./schema";

type ConditionRow = typeof caseConditions.$inferSelect;
type OverrideRow = typeof classOverrides.$inferSelect;

/** A condition as it was written. */
export const conditionOf = (row: ConditionRow): ConditionForm => ({
  indicator: known(conditionIndicators, row.indicator),
  comparison: known(conditionComparisons, row.comparison),
  bound: row.bound,
  unit: known(conditionUnits, row.unit),
  windowDays: row.windowDays,
  dueOn: row.dueOn,
  consequence: known(conditionConsequences, row.consequence),
  note: row.note,
});

const overrideOf = (row: OverrideRow): DocumentOverride => ({
  module: row.moduleKey,
  classificationId: row.classificationId,
  derived: { status: row.derivedStatus, class: row.derivedClass },
  set: { status: row.status, class: row.class },
  reason: row.reason,
});

/** What belongs to a decision and is kept in rows of its own. */
export async function partsOf(tx: Transaction, { institutionId, id }: DecisionRow) {
  const conditions = await tx
    .select()
    .from(caseConditions)
    .where(and(eq(caseConditions.institutionId, institutionId), eq(caseConditions.decisionId, id)))
    .orderBy(asc(caseConditions.position));
  const overrides = await tx
    .select()
    .from(classOverrides)
    .where(and(eq(classOverrides.institutionId, institutionId), eq(classOverrides.decisionId, id)));
  return {
    conditions: conditions.map(conditionOf),
    // In the order in which they were signed, whatever the database's collation.
    overrides: overrides.map(overrideOf).sort((a, b) => (a.module < b.module ? -1 : 1)),
  };
}

type Written = Pick<
  DecisionRow,
  "outcome" | "reasonZh" | "reasonEn" | "referTo" | "rulingNumber" | "subjectDigest" | "round"
>;

/** What both officials sign, made from what is stored: the same rows give the same digest. */
export function decisionDocument(
  row: Pick<CaseRow, "id" | "number" | "subjectId">,
  { authority, level }: { authority: string; level: string },
  applicationNumber: string,
  decision: Written,
  parts: Pick<DecisionDocument, "conditions" | "overrides">,
): DecisionDocument {
  const { outcome, referTo, rulingNumber, round, subjectDigest, reasonZh, reasonEn } = decision;
  return {
    schema: "review-decision/1",
    case: { id: row.id, number: row.number, type: "classification", round, authority, level },
    subject: { kind: "application", id: row.subjectId, number: applicationNumber, digest: subjectDigest },
    outcome,
    reason: { zh: reasonZh, en: reasonEn },
    referTo,
    rulingNumber,
    ...parts,
  };
}

/** Puts a decision's conditions and overrides in force, or ends those of a case whose content has changed. */
export async function enforceParts(tx: Transaction, decision: DecisionRow, at: Date): Promise<void> {
  const { institutionId, id } = decision;
  for (const table of [caseConditions, classOverrides]) {
    await tx
      .update(table)
      .set({ decidedAt: at })
      .where(and(eq(table.institutionId, institutionId), eq(table.decisionId, id), isNull(table.decidedAt)));
  }
}

export async function endParts(
  tx: Transaction,
  { institutionId, id }: Pick<CaseRow, "institutionId" | "id">,
  at: Date,
): Promise<void> {
  for (const table of [caseConditions, classOverrides]) {
    await tx
      .update(table)
      .set({ endedAt: at })
      .where(
        and(
          eq(table.institutionId, institutionId),
          eq(table.caseId, id),
          isNotNull(table.decidedAt),
          isNull(table.endedAt),
        ),
      );
  }
}
