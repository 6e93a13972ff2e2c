import type { ObligationAct, ObligationState } from "@/db/values";
import { daysAfter, monthsAfter } from "@/lib/calendar";
import type { Outcome } from "@/lib/classification/outcome";
import { type Duty, duties } from "./table";

/** What duties follow from: what was derived, where the application is used, and whether it must be looked at again. */
export type Grounds = {
  outcome: Pick<Outcome, "results" | "tier" | "prohibitions" | "obligations" | "flags">;
  scenario: string | null;
  isReopened: boolean;
};

const among = (value: string | null | undefined, wanted: readonly string[]) =>
  value !== null && value !== undefined && wanted.includes(value);

/** Does this duty follow? All that its row names must hold. */
export function follows({ when }: Duty, { outcome, scenario, isReopened }: Grounds): boolean {
  const holds = [
    when.obligation === undefined || outcome.obligations.includes(when.obligation),
    when.flag === undefined || outcome.flags.includes(when.flag),
    when.prohibition === undefined || outcome.prohibitions.length > 0,
    when.tiers === undefined || among(outcome.tier, when.tiers),
    when.scenarios === undefined || among(scenario, when.scenarios),
    when.reopened === undefined || isReopened,
    ...Object.entries(when.status ?? {}).map(([place, wanted]) =>
      among(outcome.results[place]?.status, wanted),
    ),
  ];
  return holds.every(Boolean);
}

export const dutiesFor = (grounds: Grounds): Duty[] => duties.filter((duty) => follows(duty, grounds));

/** When a duty that begins on a day is due; null while it waits for a part of the portal. */
export const firstDue = ({ due }: Duty, from: string): string | null =>
  "days" in due ? daysAfter(from, due.days) : null;

export type Standing = { state: ObligationState; dueOn: string | null };

/** What was last done, and the Beijing day it was done on. */
export type LatestAct = { act: ObligationAct; on: string } | null;

/** Days before its date from which an obligation is called due soon. */
export const SOON_DAYS = 14;

export const isDueSoon = (today: string, { state, dueOn }: Standing): boolean =>
  state === "due" && dueOn !== null && dueOn <= daysAfter(today, SOON_DAYS);

/**
 * How an obligation stands on a day (Beijing). A waiver ends it; evidence meets it until its cadence asks again; what waits
 * for a part of the portal is not due, and nothing else makes it met.
 */
export function standingOn(
  today: string,
  { dueOn, cadenceMonths, latest }: { dueOn: string | null; cadenceMonths: number | null; latest: LatestAct },
): Standing {
  if (latest?.act === "waiver") return { state: "waived", dueOn: null };
  if (dueOn === null) return { state: "not_due", dueOn: null };
  if (latest === null) return { state: today > dueOn ? "overdue" : "due", dueOn };
  if (cadenceMonths === null) return { state: "met", dueOn: null };
  const again = monthsAfter(latest.on, cadenceMonths);
  return { state: today > again ? "overdue" : "met", dueOn: again };
}
