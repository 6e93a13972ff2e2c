import "server-only";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { obligations } from "@/db/schema/obligations";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { isUuid } from "@/lib/ids";
import { PAGE_SIZE } from "@/lib/records/page";
import { obligationListFace } from "./api";
import { besides } from "./beside";
import { byUrgency, obligationView } from "./view";

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
  const beside = await besides(tx, shown);
  const items = shown.map((row) => obligationView(row, beside(row), today));
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
    const beside = await besides(
      tx,
      rows.map(({ row }) => row),
    );
    return rows
      .map(({ row, ...application }) => ({
        ...obligationView(row, beside(row), today),
        ...application,
      }))
      .sort(byUrgency);
  },
});
export type UrgentObligation = Awaited<ReturnType<typeof listUrgentObligations>>[number];
