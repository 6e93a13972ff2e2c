import "server-only";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { caseDecisions } from "@/db/schema/review-decisions";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { NATION } from "@/lib/auth/jurisdiction";
import { daysAfter } from "@/lib/calendar";
import { beijingDate, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { queueFace, workloadFace } from "../api";
import { priorityOn } from "../priority-order";
import { formatQueuePlace, parseQueuePlace } from "../queue-place";
import type { QueueQuery, QueueView } from "../schema";
import type { CaseCounts, CaseList, Workload } from "../shown";
import { matchesText, selectCases, showCases } from "../shown-case";

const PAGE_SIZE = 30;
const c = reviewCases;

/** The rule of `isOfScope`: the authority, and the level the official acts at. Row security has the jurisdiction already. */
function ofScope({ authority, jurisdiction }: Viewer): SQL | undefined {
  if (authority === null) return sql`true`;
  const level = jurisdiction?.code === NATION ? "national" : "province";
  return and(eq(c.authority, authority), eq(c.level, level));
}

const isHeld = (at: Date) => gt(c.leaseUntil, at);
const isFree = (at: Date) =>
  or(eq(c.state, "queued"), and(eq(c.state, "in_review"), or(isNull(c.leaseUntil), sql`not ${isHeld(at)}`)));

const byOther = (userId: string) => sql`exists (select from ${caseDecisions}
  where ${caseDecisions.institutionId} = ${c.institutionId} and ${caseDecisions.caseId} = ${c.id}
    and ${caseDecisions.state} = 'proposed' and ${caseDecisions.reviewerId} <> ${userId})`;

/** What stands in a view. To a hospital, what is hers to do is "mine", and everything else open waits for officials. */
function inView(viewer: Viewer, view: QueueView, at: Date): SQL | undefined {
  const open = isNull(c.closedAt);
  const withHospital = inArray(c.state, ["awaiting_hospital", "returned"]);
  if (view === "all") return undefined;
  if (view === "closed") return isNotNull(c.closedAt);
  if (viewer.institutionId !== null) {
    if (view === "mine") return withHospital;
    return view === "waiting" ? and(open, sql`not ${withHospital}`) : sql`false`;
  }
  switch (view) {
    case "mine":
      return and(eq(c.state, "in_review"), eq(c.holderId, viewer.userId), isHeld(at));
    case "free":
      return and(ofScope(viewer), isFree(at));
    case "approve":
      return and(ofScope(viewer), eq(c.state, "proposed"), byOther(viewer.userId));
    case "waiting":
      return and(ofScope(viewer), or(withHospital, eq(c.state, "awaiting_ruling")));
  }
}

const DAYS_OF_WEEK = 7;
function filtered({ state, level, tier, province, isDueThisWeek, q }: QueueQuery, today: string) {
  return and(
    state === null ? undefined : eq(c.state, state),
    level === null ? undefined : eq(c.level, level),
    tier === null ? undefined : eq(c.tier, tier),
    province === null ? undefined : eq(c.jurisdictionCode, province),
    isDueThisWeek ? sql`${c.dueOn} < ${daysAfter(today, DAYS_OF_WEEK)}` : undefined,
    matchesText(q),
  );
}

/** What stands behind a place; what is none begins at the first page. */
function after(text: string | null, priority: SQL<number>): SQL | undefined {
  const place = text === null ? null : parseQueuePlace(text);
  if (place === null) return undefined;
  const { priority: than, id } = place;
  return sql`(${priority} < ${than} or (${priority} = ${than} and ${c.id} > ${id}::uuid))`;
}

async function readQueue(tx: Transaction, viewer: Viewer, query: QueueQuery): Promise<CaseList> {
  const at = now();
  const today = beijingDate(at);
  const priority = priorityOn(today);
  const { limit = PAGE_SIZE } = query;
  const rows = await selectCases(tx)
    .where(and(inView(viewer, query.view, at), filtered(query, today), after(query.after, priority)))
    .orderBy(desc(priority), asc(c.id))
    .limit(limit + 1);
  const items = await showCases(tx, viewer, rows.slice(0, limit), at);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? formatQueuePlace(last) : null };
}

/** Cases in reach, the most urgent first and of equals the oldest, a page at a time. */
export const listCases = defineQuery({
  name: "review.list",
  permission: "review:read",
  api: queueFace,
  run: readQueue,
});

const everything = {
  state: null,
  level: null,
  tier: null,
  province: null,
  isDueThisWeek: false,
  q: null,
  after: null,
} as const;

/** The case to go on with after the one that is open: of one's own the most urgent, else the most urgent free one. */
export const findNextCase = defineQuery({
  name: "review.next",
  permission: "review:decide",
  run: async (tx: Transaction, viewer: Viewer, { open }: { open: string | null }) => {
    for (const view of ["mine", "free"] as const) {
      const { items } = await readQueue(tx, viewer, { ...everything, view, limit: 2 });
      const found = items.find(({ id }) => id !== open);
      if (found !== undefined) return { id: found.id, isMine: view === "mine" };
    }
    return null;
  },
});

/** How many cases stand in each view of this reader, and how many of those open are due soon or over. */
export const countCases = defineQuery({
  name: "review.count",
  permission: "review:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>): Promise<CaseCounts> => {
    const at = now();
    const today = beijingDate(at);
    const of = (condition: SQL | undefined) =>
      sql<number>`(count(*) filter (where ${condition ?? sql`true`}))::int`;
    const open = and(ofScope(viewer), isNull(c.closedAt));
    const [counted] = await tx
      .select({
        mine: of(inView(viewer, "mine", at)),
        free: of(inView(viewer, "free", at)),
        approve: of(inView(viewer, "approve", at)),
        waiting: of(inView(viewer, "waiting", at)),
        dueThisWeek: of(and(open, sql`${c.dueOn} < ${daysAfter(today, DAYS_OF_WEEK)}`)),
        overdue: of(and(open, sql`${c.dueOn} < ${today}`)),
      })
      .from(c)
      .where(isNull(c.closedAt));
    return counted ?? { mine: 0, free: 0, approve: 0, waiting: 0, dueThisWeek: 0, overdue: 0 };
  },
});

/** Who of the reader's authority and level has how many cases in hand. */
export const readWorkload = defineQuery({
  name: "review.workload",
  permission: "review:decide",
  api: workloadFace,
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>): Promise<Workload> => {
    const held = sql<number>`count(*)::int`;
    const rows = await tx
      .select({ id: c.holderId, name: sql<string>`max(${c.holderName})`, held })
      .from(c)
      .where(and(ofScope(viewer), eq(c.state, "in_review"), isHeld(now())))
      .groupBy(c.holderId)
      .orderBy(desc(held), asc(c.holderId));
    return rows.map(({ id, name, held: count }) => ({ name, isMe: id === viewer.userId, held: count }));
  },
});
