import "server-only";
import { and, asc, eq, isNull, max } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { caseClocks, caseEvents, reviewCases } from "@/db/schema/reviews";
import { type PauseReason, pauseReasons, type ReviewEvent, type ReviewState } from "@/db/values/reviews";
import type { AuditEntry } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type ClockStretch, caseClock } from "./case-clock";
import { type CaseRow, ofCase } from "./case-rows";
import { actionOfEvent } from "./labels";
import { isClosed, pauseOf } from "./rules";

export type CaseWork = { tx: Transaction; actor: Viewer; at: Date };

const reasonOf = (text: string | null): PauseReason | null =>
  pauseReasons.find((reason) => reason === text) ?? null;

export const stretchOf = ({
  startedAt,
  endedAt,
  pauseReason,
}: typeof caseClocks.$inferSelect): ClockStretch => ({
  startedAt,
  endedAt,
  pauseReason: reasonOf(pauseReason),
});

/** The clock of a case as it is kept, in order. */
export async function stretchesOf(tx: Transaction, row: Pick<CaseRow, "institutionId" | "id">) {
  const rows = await tx
    .select()
    .from(caseClocks)
    .where(ofCase(row, caseClocks))
    .orderBy(asc(caseClocks.startedAt), asc(caseClocks.id));
  return rows.map(stretchOf);
}

/** Ends the open stretch and begins the next, where the new state asks for another; gives the days the term now leads to. */
async function turnClock({ tx, at }: CaseWork, row: CaseRow, from: ReviewState, to: ReviewState) {
  if (pauseOf[from] !== pauseOf[to] || isClosed(to)) {
    await tx
      .update(caseClocks)
      .set({ endedAt: at })
      .where(and(ofCase(row, caseClocks), isNull(caseClocks.endedAt)));
    if (!isClosed(to)) await startClock(tx, row, pauseOf[to], at);
  }
  const { halfOn, mostOn, dueOn } = caseClock(await stretchesOf(tx, row), row.termDays, at);
  return { halfOn, mostOn, dueOn };
}

export async function startClock(
  tx: Transaction,
  { institutionId, jurisdictionCode, id: caseId }: Pick<CaseRow, "institutionId" | "jurisdictionCode" | "id">,
  pauseReason: PauseReason | null,
  at: Date,
): Promise<void> {
  const stretch = { startedAt: at, endedAt: null, pauseReason };
  await tx.insert(caseClocks).values({ institutionId, jurisdictionCode, id: newId(), caseId, ...stretch });
}

export type Told = {
  /** Shown to both sides; what only officials may read is kept with the decision. */
  note?: string;
  detail?: Record<string, string>;
};

type Happened = { event: ReviewEvent; from: ReviewState | null; to: ReviewState };

/** Puts what happened down, in order, and gives the entry of the trail. */
export async function tellCase(
  { tx, actor, at }: CaseWork,
  row: CaseRow,
  { event, from, to }: Happened,
  { note, detail = {} }: Told = {},
): Promise<AuditEntry> {
  const { institutionId, jurisdictionCode, id: caseId } = row;
  const [last] = await tx
    .select({ seq: max(caseEvents.seq) })
    .from(caseEvents)
    .where(ofCase(row, caseEvents));
  const by = { byId: actor.userId, byName: actor.name, byRole: actor.role, at };
  await tx.insert(caseEvents).values({
    institutionId,
    jurisdictionCode,
    id: newId(),
    caseId,
    seq: (last?.seq ?? 0) + 1,
    event,
    fromState: from,
    toState: to,
    ...by,
    note: note ?? null,
    detail,
  });
  return {
    institutionId,
    jurisdictionCode,
    action: actionOfEvent[event],
    object: { kind: "review_case", id: caseId, version: row.revision },
    detail: { number: row.number, to, ...detail },
    ...(note === undefined ? {} : { reason: note }),
  };
}

type Columns = Partial<typeof reviewCases.$inferInsert>;

/**
 * Moves a case that this transaction has locked: its state and revision guard themselves all the same, its clock turns with
 * it, and what happened is put down. Whether it may move is decided before, by `next`.
 */
export async function moveCase(
  work: CaseWork,
  row: CaseRow,
  { event, from, to }: Happened & { from: ReviewState },
  set: Columns = {},
  told: Told = {},
): Promise<{ row: CaseRow; entry: AuditEntry }> {
  const { tx, at } = work;
  const days = await turnClock(work, row, from, to);
  const closed = isClosed(to) ? { closedAt: at } : {};
  const [moved] = await tx
    .update(reviewCases)
    .set({ ...days, ...closed, ...set, state: to, revision: row.revision + 1 })
    .where(
      and(
        eq(reviewCases.institutionId, row.institutionId),
        eq(reviewCases.id, row.id),
        eq(reviewCases.state, from),
        eq(reviewCases.revision, row.revision),
      ),
    )
    .returning();
  if (moved === undefined) throw new AppError("review.wrong-state");
  return { row: moved, entry: await tellCase(work, moved, { event, from, to }, told) };
}
