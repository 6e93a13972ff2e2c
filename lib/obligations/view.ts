import "server-only";
import type { obligations } from "@/db/schema/obligations";
import { obligationActs } from "@/db/values";
import { publishedRuleSet } from "@/lib/classification/published";
import { beijingDate } from "@/lib/clock";
import { known } from "@/lib/reviews/case-rows";
import { type AskedCondition, dutyOfCondition } from "./asked-condition";
import { checkCondition, conditionStanding, type Measured } from "./condition";
import type { ObligationRecord } from "./latest";
import { isDueSoon, standingOn } from "./rules";
import { dutyOf, lawOf } from "./table";

type ObligationRow = typeof obligations.$inferSelect;

/** What a record says was measured; null where it says so in words alone. */
export function measuredIn({ value, sample, windowFrom, windowTo }: ObligationRecord): Measured | null {
  if (value === null || sample === null || windowFrom === null || windowTo === null) return null;
  return { value, sample, from: windowFrom, to: windowTo };
}

const doneIn = (latest: ObligationRecord | undefined) =>
  latest === undefined ? null : { act: known(obligationActs, latest.act), on: beijingDate(latest.at) };

/** What a row of the table of duties asks for, and how that stands. */
function ofTable(row: ObligationRow, latest: ObligationRecord | undefined, today: string) {
  const duty = dutyOf(row.duty);
  if (duty === undefined) throw new Error(`${row.duty} is no duty of the table`);
  const ruleSet = publishedRuleSet()?.compiled.ruleSet;
  const law = ruleSet === undefined ? [] : lawOf(duty, ruleSet);
  const { dueOn } = row;
  const standing = standingOn(today, { dueOn, cadenceMonths: duty.cadenceMonths, latest: doneIn(latest) });
  return { duty, law, condition: null, ...standing };
}

/** What a condition of an acceptance asks for, and how that stands by what was measured. */
function ofCondition(
  { dueOn }: ObligationRow,
  latest: ObligationRecord | undefined,
  condition: AskedCondition,
  today: string,
) {
  const measured = latest === undefined ? null : measuredIn(latest);
  const verdict = measured && checkCondition(condition, measured);
  const done = doneIn(latest);
  const standing = conditionStanding(today, dueOn ?? condition.dueOn, done && { ...done, verdict });
  const asked = { ...condition, measured, verdict };
  return { duty: dutyOfCondition(condition), law: [], condition: asked, ...standing };
}

/** What an obligation is looked at with: what was last done, whether an authority stands behind it, and what condition asks for it. */
export type Beside = {
  latest: ObligationRecord | undefined;
  isDecided: boolean;
  condition: AskedCondition | undefined;
};

/** An obligation as it stands on a day, with what it comes from. */
export function obligationView(row: ObligationRow, { latest, isDecided, condition }: Beside, today: string) {
  if ((row.conditionId === null) !== (condition === undefined))
    throw new Error("a condition that is not there");
  const asked =
    condition === undefined ? ofTable(row, latest, today) : ofCondition(row, latest, condition, today);
  return {
    id: row.id,
    applicationId: row.applicationId,
    classificationId: row.classificationId,
    ...asked,
    isSoon: isDueSoon(today, asked),
    /** It follows from what was derived; no authority has decided yet. */
    isProvisional: !isDecided,
    waitsFor: row.waitsFor,
    latest: latest ?? null,
  };
}
export type ObligationView = ReturnType<typeof obligationView>;

const urgency = { overdue: 0, missed: 1, due: 2, filed: 3, not_due: 4, met: 5, waived: 6 } as const;

/** What is due first comes first; what asks for nothing comes last. */
export const byUrgency = (a: ObligationView, b: ObligationView): number =>
  urgency[a.state] - urgency[b.state] ||
  (a.dueOn ?? "~").localeCompare(b.dueOn ?? "~") ||
  a.duty.id.localeCompare(b.duty.id);
