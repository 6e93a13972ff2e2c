import { statusOrder } from "@/lib/classification/strictest";
import type { DocumentVerdict } from "./document";
import { overrideClasses } from "./schema";

export const overrideDirections = ["raised", "lowered"] as const;
export type OverrideDirection = (typeof overrideDirections)[number];

const classes: readonly (string | null)[] = [null, ...overrideClasses];

/**
 * Does what officials set ask more of a module than the rule set did, or less? By status first, by class within one status;
 * null where neither can be said, for a class that nobody settled ranks with none.
 */
export function overrideDirection(derived: DocumentVerdict, set: DocumentVerdict): OverrideDirection | null {
  const place = ({ status }: DocumentVerdict) => statusOrder.indexOf(status ?? "");
  const rank = (verdict: DocumentVerdict) => classes.indexOf(verdict.class);
  if (place(derived) < 0) return null;
  const byStatus = place(set) - place(derived);
  const isRanked = rank(derived) >= 0 && rank(set) >= 0;
  const difference = byStatus === 0 && isRanked ? rank(set) - rank(derived) : byStatus;
  if (difference === 0) return null;
  return difference > 0 ? "raised" : "lowered";
}
