import "server-only";
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, min, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { obligations } from "@/db/schema/obligations";
import { caseConditions } from "@/db/schema/review-decisions";
import { informationItems, informationRequests } from "@/db/schema/review-exchange";
import { reviewCases } from "@/db/schema/reviews";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate, isInstant, now } from "@/lib/clock";
import { defineQuery } from "@/lib/command/define-query";
import { isUuid } from "@/lib/ids";
import type { OwnQuery, OwnView } from "@/lib/reviews/own-address";
import { hospitalStates, type OwnFacts, ownTask } from "@/lib/reviews/own-task";
import type { OwnCase, OwnCaseList } from "@/lib/reviews/shown";
import { matchesText, type SelectedCase, selectCases, showCases } from "@/lib/reviews/shown-case";
import { latestAct } from "./latest";

const PAGE_SIZE = 30;
const c = reviewCases;
const isTheirs = inArray(c.state, [...hospitalStates]);

/** Open cases in order: the hospital's own turn first, each by its day; what has none comes last. */
const turn = sql<number>`case when ${isTheirs} then 0 else 1 end`;
const day = sql<string>`coalesce((select q.due_on from information_requests q where q.closed_at is null
  and q.institution_id = review_cases.institution_id and q.case_id = review_cases.id), review_cases.due_on, '9999-12-31')`;

const isDay = (text: string | undefined) => isInstant(`${text}T00:00:00.000Z`);

/** A page ends at an id, of open cases with its turn and day; what is no such place begins at the first page. */
function after(view: OwnView, place: string | null): SQL | undefined {
  if (view === "closed") return place !== null && isUuid(place) ? lt(c.id, place) : undefined;
  const [of, on, id] = (place ?? "").split("_");
  if (!/^[01]$/.test(of ?? "") || !isDay(on) || id === undefined || !isUuid(id)) return undefined;
  return sql`(${turn}, ${day}, ${c.id}) > (${of}::int, ${on}::date, ${id}::uuid)`;
}

type Request = NonNullable<OwnFacts["request"]>;
type Conditions = NonNullable<OwnFacts["conditions"]>;

/** The open request of each case, with how many of its questions have no answer. */
async function openRequests(tx: Transaction, ids: readonly string[]): Promise<Map<string, Request>> {
  const { caseId, dueOn, closedAt, institutionId, id } = informationRequests;
  const unanswered = sql<number>`(count(*) filter (where ${informationItems.answer} is null))::int`;
  const rows = await tx
    .select({ caseId, dueOn, unanswered })
    .from(informationRequests)
    .innerJoin(
      informationItems,
      and(eq(informationItems.institutionId, institutionId), eq(informationItems.requestId, id)),
    )
    .where(and(inArray(caseId, [...ids]), isNull(closedAt)))
    .groupBy(caseId, dueOn);
  return new Map(rows.map(({ caseId: of, ...request }) => [of, request]));
}

/** Conditions of each case's decision that nothing was filed for, or nothing that a reviewer accepted. */
async function owedConditions(tx: Transaction, ids: readonly string[]): Promise<Map<string, Conditions>> {
  const { institutionId, conditionId, dueOn, endedAt } = obligations;
  const rows = await tx
    .select({ caseId: caseConditions.caseId, count: count(), dueOn: min(dueOn) })
    .from(obligations)
    .innerJoin(
      caseConditions,
      and(eq(caseConditions.institutionId, institutionId), eq(caseConditions.id, conditionId)),
    )
    .where(
      and(
        inArray(caseConditions.caseId, [...ids]),
        isNull(endedAt),
        sql`coalesce(${latestAct}, 'rejection') = 'rejection'`,
      ),
    )
    .groupBy(caseConditions.caseId);
  return new Map(rows.map(({ caseId, ...conditions }) => [caseId, conditions]));
}

async function withTasks(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly SelectedCase[],
  at: Date,
): Promise<OwnCase[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ row }) => row.id);
  const [requests, conditions] = [await openRequests(tx, ids), await owedConditions(tx, ids)];
  const shown = await showCases(tx, viewer, rows, at);
  return shown.map((of): OwnCase => {
    const facts = { state: of.state, dueOn: of.clock.dueOn };
    const request = requests.get(of.id) ?? null;
    const owed = conditions.get(of.id) ?? null;
    return { ...of, task: ownTask({ ...facts, request, conditions: owed }, beijingDate(at)) };
  });
}

/** Where the page after these begins, in the order of `turn`, `day` and id. */
async function placeAfter(tx: Transaction, view: OwnView, id: string): Promise<string> {
  if (view === "closed") return id;
  const [last] = await tx
    .select({ turn, day: sql<string>`${day}::text` })
    .from(c)
    .where(eq(c.id, id));
  return `${last?.turn}_${last?.day}_${id}`;
}

async function countsOf(tx: Transaction): Promise<OwnCaseList["counts"]> {
  const of = (condition: SQL | undefined) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const [counted] = await tx
    .select({ open: of(isNull(c.closedAt)), mine: of(isTheirs), closed: of(isNotNull(c.closedAt)) })
    .from(c);
  return counted ?? { open: 0, mine: 0, closed: 0 };
}

/** A hospital's cases with what has to happen next: open ones in the order of what is due, ended ones the newest first. */
export const listOwnCases = defineQuery({
  name: "review.own",
  permission: "review:answer",
  run: async (tx: Transaction, viewer: Viewer, query: OwnQuery): Promise<OwnCaseList> => {
    const { view, q, after: place, limit = PAGE_SIZE } = query;
    const isOpen = view === "open";
    const rows = await selectCases(tx)
      .where(and(isOpen ? isNull(c.closedAt) : isNotNull(c.closedAt), matchesText(q), after(view, place)))
      .orderBy(...(isOpen ? [asc(turn), asc(day), asc(c.id)] : [desc(c.id)]))
      .limit(limit + 1);
    const items = await withTasks(tx, viewer, rows.slice(0, limit), now());
    const last = items.at(-1);
    const next = rows.length > limit && last ? await placeAfter(tx, view, last.id) : null;
    return { items, next, counts: await countsOf(tx) };
  },
});
