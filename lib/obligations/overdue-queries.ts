import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { institutions } from "@/db/schema/institutions";
import { obligations } from "@/db/schema/obligations";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { besides } from "./beside";
import { duties } from "./table";
import { obligationView } from "./view";

/** Rows that a screen shows; the rest are counted and stand on their records. */
const SHOWN = 12;

/**
 * The day after which an obligation is overdue, as `standingOn` and `conditionStanding` have it: evidence moves it by the duty's
 * cadence, or for good, unless a reviewer did not accept it; null where nothing lapses. In the database, for a nation's obligations are not read to count a few.
 */
function lapsesOn() {
  const cadences = JSON.stringify(Object.fromEntries(duties.map((duty) => [duty.id, duty.cadenceMonths])));
  return sql<string | null>`(
    select case when l.act is null or l.act = 'rejection' then obligations.due_on
      when l.act = 'evidence' then (l.day + make_interval(
        months => (${cadences}::text::jsonb ->> obligations.duty)::int))::date end
    from (select) as one left join lateral (
      select r.act, (r.at at time zone 'Asia/Shanghai')::date as day from obligation_records r
      where r.institution_id = obligations.institution_id and r.obligation_id = obligations.id
      order by r.at desc, r.id desc limit 1) l on true)`;
}

/** What hospitals in reach have not done in time, the longest overdue first, and how much that is. */
export const listOverdue = defineQuery({
  name: "obligation.overdue",
  permission: "obligation:read",
  run: async (tx: Transaction, _viewer: Viewer, _none: Record<string, never>) => {
    const today = beijingDate(now());
    const standing = tx.$with("standing").as(
      tx
        .select({
          id: obligations.id,
          institutionId: obligations.institutionId,
          lapsesOn: lapsesOn().as("lapses_on"),
        })
        .from(obligations)
        .where(and(isNull(obligations.endedAt), sql`${obligations.dueOn} is not null`)),
    );
    const rows = await tx
      .with(standing)
      .select({
        row: obligations,
        number: applications.number,
        nameZh: applications.nameZh,
        nameEn: applications.nameEn,
        institution: { nameZh: institutions.nameZh, nameEn: institutions.nameEn },
        count: sql<number>`(count(*) over ())::int`,
        hospitals: sql<number>`(dense_rank() over (order by ${obligations.institutionId})
          + dense_rank() over (order by ${obligations.institutionId} desc) - 1)::int`,
      })
      .from(standing)
      .innerJoin(
        obligations,
        and(eq(obligations.institutionId, standing.institutionId), eq(obligations.id, standing.id)),
      )
      .innerJoin(
        applications,
        and(
          eq(applications.institutionId, obligations.institutionId),
          eq(applications.id, obligations.applicationId),
        ),
      )
      .innerJoin(institutions, eq(institutions.institutionId, obligations.institutionId))
      .where(sql`${standing.lapsesOn} < ${today}`)
      .orderBy(asc(standing.lapsesOn), asc(obligations.id))
      .limit(SHOWN);
    const beside = await besides(
      tx,
      rows.map(({ row }) => row),
    );
    const items = rows.map(({ row, count: _, hospitals: __, ...names }) => ({
      ...obligationView(row, beside(row), today),
      ...names,
    }));
    return { items, count: rows[0]?.count ?? 0, hospitals: rows[0]?.hospitals ?? 0 };
  },
});
export type Overdue = Awaited<ReturnType<typeof listOverdue>>;
