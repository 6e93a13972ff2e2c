import { z } from "zod";
import { closedReviewStates, type ReviewState, reviewLevels, reviewStates } from "@/db/values/reviews";
import { provinces } from "@/lib/reference/provinces";
import { searchText } from "@/lib/register/search-params";
import { type QueueQuery, queueViews } from "./schema";

export const queueTiers = ["T1", "T2", "T3", "T4"] as const;

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const oneOf = <T extends string>(known: readonly T[], sent: string | string[] | undefined): T | null =>
  known.find((value) => value === first(sent)) ?? null;
const provinceCodes = provinces.map(({ code }) => code);
const cursor = z.string().min(1).max(200).nullable().catch(null);

/** Reads the state of the queue from an address. Total: what is unknown or malformed counts as not said. */
export function parseQueue(raw: Raw): QueueQuery {
  return {
    view: oneOf(queueViews, raw.list) ?? "mine",
    state: oneOf(reviewStates, raw.state),
    level: oneOf(reviewLevels, raw.level),
    tier: oneOf(queueTiers, raw.tier),
    province: oneOf(provinceCodes, raw.province),
    isDueThisWeek: first(raw.due) === "week",
    q: searchText(raw.q),
    after: cursor.parse(first(raw.after) ?? null),
  };
}

/** The address of the queue in a state. Leaving out the cursor goes back to the first page, as a changed filter must. */
export function queuePath(query: Partial<QueueQuery>): string {
  const { view, state, level, tier, province, isDueThisWeek, q, after } = query;
  const said = {
    list: view === "mine" ? null : view,
    state,
    level,
    tier,
    province,
    due: isDueThisWeek ? "week" : null,
    q,
    after,
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) if (value) search.set(name, value);
  const text = search.toString();
  return text === "" ? "/reviews" : `/reviews?${text}`;
}

/** States that can be asked for in a view: what always holds there, or never, is no choice. */
const choices: Partial<Record<QueueQuery["view"], readonly ReviewState[]>> = {
  all: reviewStates,
  waiting: ["awaiting_hospital", "returned", "awaiting_ruling"],
  closed: closedReviewStates,
};
export const statesOf = (view: QueueQuery["view"]): readonly ReviewState[] => choices[view] ?? [];
