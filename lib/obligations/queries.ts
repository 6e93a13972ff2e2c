import "server-only";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { obligations } from "@/db/schema/obligations";
import type { Viewer } from "@/lib/auth/actor";
import { decidedOf } from "@/lib/classification/standing";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { isUuid } from "@/lib/ids";
import { PAGE_SIZE } from "@/lib/records/page";
import { obligationListFace } from "./api";
import { latestActs } from "./latest";
import { byUrgency, obligationView } from "./view";

type Row = typeof obligations.$inferSelect;

const decidedAmong = (tx: Transaction, rows: readonly Row[]) =>
  decidedOf(tx, null, [...new Set(rows.map(({ applicationId }) => applicationId))]);

const standingOf = (
  row: Row,
  acts: Awaited<ReturnType<typeof latestActs>>,
  decided: Awaited<ReturnType<typeof decidedOf>>,
) => ({ latest: acts.get(row.id), isDecided: decided.has(row.applicationId) });

type ListQuery = { after: string | null; limit?: number | undefined; applicationId: string | null };

async function readList(
  tx: Transaction,
  _viewer: Viewer,
  { after, limit = PAGE_SIZE, applicationId }: ListQuery,
) {
  const { id, endedAt } = obligations;
  const rows = await tx
    .select()
    .from(obligations)
    .where(
      and(
        isNull(endedAt),
        after !== null && isUuid(after) ? gt(id, after) : undefined,
        applicationId === null ? undefined : eq(obligations.applicationId, applicationId),
      ),
    )
    .orderBy(asc(id))
    .limit(limit + 1);
  const today = beijingDate(now());
  const shown = rows.slice(0, limit);
  const acts = await latestActs(
    tx,
    shown.map((row) => row.id),
  );
  const decided = await decidedAmong(tx, shown);
  const items = shown.map((row) => obligationView(row, standingOf(row, acts, decided), today));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
export type ObligationList = Awaited<ReturnType<typeof readList>>;

/** Obligations in the viewer's reach that still stand, a page at a time. */
export const listObligations = defineQuery({
  name: "obligation.list",
  permission: "obligation:read",
  api: obligationListFace,
  run: readList,
});

/** Rows that one screen shows at most: a hospital's open duties of the next months, not its whole history. */
const MOST_ON_SCREEN = 500;

/** Obligations of one application, or of everything in reach, the most urgent first, with the application's name. */
export const listUrgentObligations = defineQuery({
  name: "obligation.urgent",
  permission: "obligation:read",
  run: async (tx: Transaction, _viewer: Viewer, { applicationId }: { applicationId: string | null }) => {
    const rows = await tx
      .select({
        row: obligations,
        number: applications.number,
        nameZh: applications.nameZh,
        nameEn: applications.nameEn,
      })
      .from(obligations)
      .innerJoin(
        applications,
        and(
          eq(applications.institutionId, obligations.institutionId),
          eq(applications.id, obligations.applicationId),
        ),
      )
      .where(
        and(
          isNull(obligations.endedAt),
          applicationId === null ? undefined : eq(obligations.applicationId, applicationId),
        ),
      )
      .orderBy(asc(obligations.dueOn), asc(obligations.id))
      .limit(MOST_ON_SCREEN);
    const today = beijingDate(now());
    const acts = await latestActs(
      tx,
      rows.map(({ row }) => row.id),
    );
    const decided = await decidedAmong(
      tx,
      rows.map(({ row }) => row),
    );
    return rows
      .map(({ row, ...application }) => ({
        ...obligationView(row, standingOf(row, acts, decided), today),
        ...application,
      }))
      .sort(byUrgency);
  },
});
export type UrgentObligation = Awaited<ReturnType<typeof listUrgentObligations>>[number];
