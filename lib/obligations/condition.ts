import { daysAfter } from "@/lib/calendar";
import type { FieldProblem } from "@/lib/errors";
import type { ConditionForm } from "@/lib/reviews/schema";
import type { LatestAct, Standing } from "./rules";

/** What a hospital measured: a value in the condition's unit, of how many, over which days (Beijing, both included). */
export type Measured = { value: number; sample: number; from: string; to: string };

/** Does a measured value keep a condition or break it? The bound itself keeps it. Compared in ten-thousandths, as both are kept. */
export function checkCondition(
  { comparison, bound }: Pick<ConditionForm, "comparison" | "bound">,
  { value }: Pick<Measured, "value">,
): "kept" | "broken" {
  const exact = (of: number) => Math.round(of * 10_000);
  const difference = exact(value) - exact(bound);
  return (comparison === "at_most" ? difference <= 0 : difference >= 0) ? "kept" : "broken";
}
export type ConditionVerdict = ReturnType<typeof checkCondition>;

/** Why a measurement says nothing of a condition on a day, field by field: no percentage, days ahead, or too few of them. */
export function measurementProblems(
  { unit, windowDays }: Pick<ConditionForm, "unit" | "windowDays">,
  { value, from, to }: Measured,
  today: string,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (unit === "percent" && value > 100) problems.push({ path: "value", code: "aboveHundred" });
  if (unit === "count" && !Number.isInteger(value)) problems.push({ path: "value", code: "notWhole" });
  if (to > today) problems.push({ path: "to", code: "dayAhead" });
  if (daysAfter(from, windowDays - 1) > to) {
    problems.push({ path: "from", code: "windowShort", values: { days: windowDays } });
  }
  return problems;
}

/**
 * How a condition stands on a day (Beijing): asked for until its date, filed until a reviewer has looked at what was measured,
 * then met or missed by that. What a reviewer does not accept counts as not filed.
 */
export function conditionStanding(
  today: string,
  dueOn: string,
  latest: (NonNullable<LatestAct> & { verdict: ConditionVerdict | null }) | null,
): Standing {
  switch (latest?.act) {
    case "waiver":
      return { state: "waived", dueOn: null };
    case "evidence":
      return { state: "filed", dueOn };
    case "confirmation":
      return { state: latest.verdict === "kept" ? "met" : "missed", dueOn };
    default:
      return { state: today > dueOn ? "overdue" : "due", dueOn };
  }
}
