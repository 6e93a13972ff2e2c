import type { Rule, RuleSet } from "./language";

/** A span of days on which the same rules count, from its first day to the day before the next one. */
export type Epoch = {
  /** Empty for the first: it has no beginning. */
  from: string;
  holds: (rule: Rule) => boolean;
};

/** Does the rule count on this day? Both bounds are days on which it does. */
export function isInEffect({ effectiveFrom = "", effectiveTo }: Rule, day: string): boolean {
  return effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo);
}

const DAY_MS = 24 * 60 * 60 * 1000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** The spans between the days on which rules come and go, earliest first; never none. */
export function epochsOf({ rules }: RuleSet): Epoch[] {
  const days = rules.flatMap(({ effectiveFrom, effectiveTo }) => [
    ...(effectiveFrom === undefined ? [] : [effectiveFrom]),
    ...(effectiveTo === undefined ? [] : [dayAfter(effectiveTo)]),
  ]);
  return ["", ...[...new Set(days)].sort()].map((from) => ({
    from,
    holds: (rule) => isInEffect(rule, from),
  }));
}

/** The span a day lies in. */
export function epochOn<E extends Epoch>(epochs: readonly E[], day: string): E {
  const found = epochs.findLast(({ from }) => from <= day);
  if (found === undefined) throw new Error("a rule set has an epoch for every day");
  return found;
}
