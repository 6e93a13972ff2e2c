import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { applications } from "@/db/schema/applications";
import { classifications } from "@/db/schema/classifications";
import { obligations } from "@/db/schema/obligations";
import type { AuditEntry } from "@/lib/audit/append";
import type { Outcome } from "@/lib/classification/outcome";
import { decidedOf, type Override, settled } from "@/lib/classification/standing";
import { beijingDate } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { findUseCase } from "@/lib/reference/use-cases";
import { dutiesFor, firstDue } from "./rules";
import type { Duty } from "./table";

export type ApplicationKey = Pick<
  typeof applications.$inferSelect,
  "institutionId" | "jurisdictionCode" | "id" | "useCaseId"
>;
type SubmittedRow = Pick<typeof classifications.$inferSelect, "id" | "result" | "reopenedAt">;
type Settled = Pick<Override, "classificationId" | "status" | "class">;

/** A stored result is an outcome: the commands write nothing else. */
const outcomeIn = (row: Pick<SubmittedRow, "result">) => row.result as Outcome;

const scenarioOf = (useCaseId: string | null) =>
  useCaseId === null ? null : (findUseCase(useCaseId)?.scenario.id ?? null);

/** The duties of an application with the classification each comes from: those of all its modules, each once. */
export function dutiesOf(
  rows: readonly SubmittedRow[],
  useCaseId: string | null,
  overrides: readonly Settled[] = [],
): Map<string, { duty: Duty; classificationId: string }> {
  const scenario = scenarioOf(useCaseId);
  const found = new Map<string, { duty: Duty; classificationId: string }>();
  for (const row of rows) {
    const override = overrides.find(({ classificationId }) => classificationId === row.id);
    const grounds = {
      outcome: settled(outcomeIn(row), override),
      scenario,
      isReopened: row.reopenedAt !== null,
    };
    for (const duty of dutiesFor(grounds)) {
      if (!found.has(duty.id)) found.set(duty.id, { duty, classificationId: row.id });
    }
  }
  return found;
}

/** The columns of a duty that begins on a day. */
export function begun(duty: Duty, day: string) {
  return { dueOn: firstDue(duty, day), waitsFor: "waitsFor" in duty.due ? duty.due.waitsFor : null };
}

/**
 * Brings an application's obligations in line with its submitted classifications, and with what an authority has set against
 * the rule set: new ones begin today, those that nothing
 * asks for end, and one that stands keeps its date, so that handing in again puts nothing off.
 */
export async function refreshObligations(
  tx: Transaction,
  application: ApplicationKey,
  at: Date,
): Promise<AuditEntry[]> {
  const { institutionId, jurisdictionCode, id: applicationId } = application;
  const submitted = await tx
    .select()
    .from(classifications)
    .where(
      and(
        eq(classifications.institutionId, institutionId),
        eq(classifications.applicationId, applicationId),
        eq(classifications.state, "submitted"),
      ),
    )
    .orderBy(desc(classifications.submittedAt));
  const decided = await decidedOf(tx, institutionId, [applicationId]);
  const wanted = dutiesOf(submitted, application.useCaseId, decided.get(applicationId)?.overrides);
  const kept = await tx
    .select()
    .from(obligations)
    .where(and(eq(obligations.institutionId, institutionId), eq(obligations.applicationId, applicationId)));
  const today = beijingDate(at);
  const known = new Map(kept.map((row) => [row.duty, row]));
  const place = { institutionId, jurisdictionCode, applicationId };
  const made = [...wanted.values()].filter(({ duty }) => !known.has(duty.id));
  if (made.length > 0) {
    const rows = made.map(({ duty, classificationId }) => ({
      ...place,
      id: newId(),
      classificationId,
      duty: duty.id,
      ...begun(duty, today),
      createdAt: at,
    }));
    await tx.insert(obligations).values(rows);
  }
  const ended = kept.filter((row) => row.endedAt === null && !wanted.has(row.duty));
  const ownRow = (id: string) => and(eq(obligations.institutionId, institutionId), eq(obligations.id, id));
  if (ended.length > 0) {
    const ids = ended.map(({ id }) => id);
    await tx
      .update(obligations)
      .set({ endedAt: at })
      .where(and(eq(obligations.institutionId, institutionId), inArray(obligations.id, ids)));
  }
  const again = kept.flatMap((row) => {
    const found = wanted.get(row.duty);
    return found === undefined || row.endedAt === null ? [] : [{ row, ...found }];
  });
  for (const { row, duty, classificationId } of again) {
    const values = { classificationId, ...begun(duty, today), endedAt: null };
    await tx.update(obligations).set(values).where(ownRow(row.id));
  }
  const begins = [...made, ...again].map(({ duty }) => duty.id);
  const ends = ended.map((row) => row.duty);
  if (begins.length + ends.length === 0) return [];
  return [
    {
      institutionId,
      jurisdictionCode,
      action: "obligation.derived",
      object: { kind: "application", id: applicationId },
      detail: { begins, ends },
    },
  ];
}
