import "server-only";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { institutions } from "@/db/schema/institutions";
import { obligations } from "@/db/schema/obligations";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { isOfScope } from "@/lib/reviews/rules";
import { besides } from "./beside";
import { latestAct } from "./latest";
import { byUrgency, obligationView } from "./view";

/** Rows that a home reads at most: conditions somebody has filed for, and broken ones. */
const MOST = 200;

/** Conditions of this official's authority and level that were measured and wait for a reviewer, or are confirmed as broken. */
export const listConditionsToJudge = defineQuery({
  name: "obligation.to-judge",
  permission: "obligation:read",
  run: async (tx: Transaction, viewer: Viewer, _none: Record<string, never>) => {
    const rows = await tx
      .select({
        row: obligations,
        jurisdictionCode: obligations.jurisdictionCode,
        nameZh: applications.nameZh,
        nameEn: applications.nameEn,
        institution: { nameZh: institutions.nameZh, nameEn: institutions.nameEn },
      })
      .from(obligations)
      .innerJoin(
        applications,
        and(
          eq(applications.institutionId, obligations.institutionId),
          eq(applications.id, obligations.applicationId),
        ),
      )
      .innerJoin(institutions, eq(institutions.institutionId, obligations.institutionId))
      .where(
        and(
          isNotNull(obligations.conditionId),
          isNull(obligations.endedAt),
          // Of all conditions in reach only a few wait for somebody: chosen in the database.
          sql`${latestAct} in ('evidence', 'confirmation')`,
        ),
      )
      .orderBy(asc(obligations.dueOn), asc(obligations.id))
      .limit(MOST);
    const beside = await besides(
      tx,
      rows.map(({ row }) => row),
    );
    const today = beijingDate(now());
    return rows
      .flatMap(({ row, jurisdictionCode, ...names }) => {
        const view = obligationView(row, beside(row), today);
        const { condition, state } = view;
        const isOpen = state === "filed" || state === "missed";
        const isTheirs = condition !== null && isOfScope({ ...condition, jurisdictionCode }, viewer);
        return isOpen && isTheirs ? [{ ...view, ...names }] : [];
      })
      .sort(byUrgency);
  },
});
