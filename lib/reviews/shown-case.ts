import "server-only";
import { and, eq, ilike, inArray, or, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { institutions } from "@/db/schema/institutions";
import { caseClocks, reviewCases } from "@/db/schema/reviews";
import { reviewTypes } from "@/db/values/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { likePart } from "@/lib/like";
import { caseClock } from "./case-clock";
import { authorityOf, type CaseRow, known, levelOf, outcomeOf, stateOf } from "./case-rows";
import { stretchOf } from "./move-case";
import { basePriority, priorityParts, timePriority } from "./priority";
import type { ShownCase } from "./shown";

/** Cases with the names of what they are about; the caller adds where, order and limit. */
export const selectCases = (tx: Transaction) =>
  tx
    .select({
      row: reviewCases,
      institution: {
        id: institutions.institutionId,
        nameZh: institutions.nameZh,
        nameEn: institutions.nameEn,
      },
      application: {
        id: applications.id,
        number: applications.number,
        nameZh: applications.nameZh,
        nameEn: applications.nameEn,
      },
    })
    .from(reviewCases)
    .innerJoin(institutions, eq(institutions.institutionId, reviewCases.institutionId))
    .innerJoin(
      applications,
      and(
        eq(applications.institutionId, reviewCases.institutionId),
        eq(applications.id, reviewCases.subjectId),
      ),
    );

/** What a search for a text finds among them: a part of the number, or of a name in either language. */
export function matchesText(q: string | null): SQL | undefined {
  if (q === null) return undefined;
  const part = likePart(q);
  return or(
    ilike(reviewCases.number, part),
    ilike(institutions.nameZh, part),
    ilike(institutions.nameEn, part),
    ilike(applications.nameZh, part),
    ilike(applications.nameEn, part),
  );
}
export type SelectedCase = Awaited<ReturnType<typeof selectCases>>[number];

function leaseOf(row: CaseRow, viewer: Viewer, at: Date): Pick<ShownCase, "holder" | "lapsed"> {
  const { holderId, holderName, leaseUntil, state } = row;
  if (holderId === null || leaseUntil === null) return { holder: null, lapsed: null };
  const lease = { name: holderName ?? "", until: leaseUntil, isMe: holderId === viewer.userId };
  if (leaseUntil > at) return { holder: lease, lapsed: null };
  return { holder: null, lapsed: state === "in_review" && viewer.institutionId === null ? lease : null };
}

/** Selected cases as a screen or a machine reads them, with their clocks at this moment. */
export async function showCases(
  tx: Transaction,
  viewer: Viewer,
  selected: readonly SelectedCase[],
  at: Date,
): Promise<ShownCase[]> {
  if (selected.length === 0) return [];
  const ids = selected.map(({ row }) => row.id);
  const stretches = await tx
    .select()
    .from(caseClocks)
    .where(inArray(caseClocks.caseId, ids))
    .orderBy(caseClocks.startedAt, caseClocks.id);
  const today = beijingDate(at);
  return selected.map(({ row, institution, application }): ShownCase => {
    const own = stretches.filter(({ caseId }) => caseId === row.id).map(stretchOf);
    const { tier, status, openIncidents, isEscalated } = row;
    const inputs = { tier, status, openIncidents, isEscalated };
    const time = row.closedAt === null ? timePriority(row, today) : 0;
    return {
      id: row.id,
      number: row.number,
      type: known(reviewTypes, row.type),
      state: stateOf(row.state),
      revision: row.revision,
      round: row.round,
      authority: authorityOf(row.authority),
      level: levelOf(row.level),
      isEscalated,
      route: row.route,
      tier,
      status,
      priority: basePriority(inputs) + time,
      priorityParts: { ...priorityParts(inputs), time },
      clock: caseClock(own, row.termDays, at),
      ...leaseOf(row, viewer, at),
      institution,
      application,
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      outcome: row.outcome === null ? null : outcomeOf(row.outcome),
      rulingNumber: row.rulingNumber,
    };
  });
}
