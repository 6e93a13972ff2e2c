import type { RuleSet } from "./language";
import type { Outcome } from "./outcome";

/**
 * Statuses from the least to the most that is asked of a module; those of the AI Act never meet the others. What nobody could
 * settle ranks above what is no device and below what may be one: it must not hide a device, and no device may hide it.
 */
export const statusOrder: readonly string[] = [
  "minimal",
  "transparency",
  "non-device",
  "device-enforcement-discretion",
  "high-risk-if-device",
  "undetermined",
  "needs-review",
  "device-ambiguous",
  "device",
  "high-risk",
];

export type StrictVerdict = { status: string | null; class: string | null };
export type Strictest = { results: Record<string, StrictVerdict>; tier: string | null };

function highest(values: readonly (string | null)[], order: readonly string[]): string | null {
  const stated = values.filter((value) => value !== null);
  return stated.reduce<string | null>(
    (top, value) => (top === null || order.indexOf(value) > order.indexOf(top) ? value : top),
    null,
  );
}

/** A class that is not settled outranks those that are: it may turn out higher. */
const classesOf = (order: readonly string[]) => [...order, "undetermined"];

/** The result of an application: of its modules the strictest, in each jurisdiction by itself. */
export function strictestOf(
  { classOrder, tierOrder }: Pick<RuleSet, "classOrder" | "tierOrder">,
  outcomes: readonly Pick<Outcome, "results" | "tier">[],
): Strictest | null {
  if (outcomes.length === 0) return null;
  const places = [...new Set(outcomes.flatMap(({ results }) => Object.keys(results)))];
  const results = places.map((place): [string, StrictVerdict] => {
    const verdicts = outcomes.flatMap((outcome) => outcome.results[place] ?? []);
    return [
      place,
      {
        status: highest(
          verdicts.map(({ status }) => status),
          statusOrder,
        ),
        class: highest(
          verdicts.map((verdict) => verdict.class),
          classesOf(classOrder[place] ?? []),
        ),
      },
    ];
  });
  return {
    results: Object.fromEntries(results),
    tier: highest(
      outcomes.map(({ tier }) => tier),
      tierOrder,
    ),
  };
}
