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
import { conditionsInForce } from "./asked-condition";
import { dutiesFor, firstDue } from "./rules";
import { CONDITION_DUTY, type Duty } from "./table";

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

/** An obligation that something asks for now. */
type Wanted = Pick<
  typeof obligations.$inferInsert,
  "duty" | "conditionId" | "classificationId" | "dueOn" | "waitsFor"
>;
const keyOf = ({ duty, conditionId }: Pick<Wanted, "duty" | "conditionId">) => conditionId ?? duty;

/** What the submitted classifications of an application ask for, and the conditions of the decision in force on them. */
async function wantedOf(
  tx: Transaction,
  application: ApplicationKey,
  today: string,
): Promise<Map<string, Wanted>> {
  const { institutionId, id: applicationId } = application;
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
  const derived = dutiesOf(submitted, application.useCaseId, decided.get(applicationId)?.overrides);
  const wanted: Wanted[] = [...derived.values()].map(({ duty, classificationId }) => ({
    duty: duty.id,
    conditionId: null,
    classificationId,
    ...begun(duty, today),
  }));
  const [newest] = submitted;
  if (newest !== undefined) {
    for (const { id: conditionId, dueOn } of await conditionsInForce(tx, application)) {
      wanted.push({ duty: CONDITION_DUTY, conditionId, classificationId: newest.id, dueOn, waitsFor: null });
    }
  }
  return new Map(wanted.map((each) => [keyOf(each), each]));
}

/**
 * Brings an application's obligations in line with its submitted classifications and with what an authority has decided on
 * them: new ones begin today, those that nothing asks for end, and one that stands keeps its date, so that handing in again
 * puts nothing off.
 */
export async function refreshObligations(
  tx: Transaction,
  application: ApplicationKey,
  at: Date,
): Promise<AuditEntry[]> {
  const { institutionId, jurisdictionCode, id: applicationId } = application;
  const wanted = await wantedOf(tx, application, beijingDate(at));
  const kept = await tx
    .select()
    .from(obligations)
    .where(and(eq(obligations.institutionId, institutionId), eq(obligations.applicationId, applicationId)));
  const known = new Set(kept.map(keyOf));
  const place = { institutionId, jurisdictionCode, applicationId };
  const made = [...wanted.values()].filter((each) => !known.has(keyOf(each)));
  if (made.length > 0) {
    await tx
      .insert(obligations)
      .values(made.map((each) => ({ ...place, id: newId(), ...each, createdAt: at })));
  }
  const ended = kept.filter((row) => row.endedAt === null && !wanted.has(keyOf(row)));
  const ownRow = (id: string) => and(eq(obligations.institutionId, institutionId), eq(obligations.id, id));
  if (ended.length > 0) {
    const ids = ended.map(({ id }) => id);
    await tx
      .update(obligations)
      .set({ endedAt: at })
      .where(and(eq(obligations.institutionId, institutionId), inArray(obligations.id, ids)));
  }
  const again = kept.flatMap((row) => {
    const found = wanted.get(keyOf(row));
    return found === undefined || row.endedAt === null ? [] : [{ row, found }];
  });
  for (const { row, found } of again) {
    const { classificationId, dueOn, waitsFor } = found;
    await tx
      .update(obligations)
      .set({ classificationId, dueOn, waitsFor, endedAt: null })
      .where(ownRow(row.id));
  }
  const begins = [...made, ...again.map(({ found }) => found)].map(({ duty }) => duty);
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
