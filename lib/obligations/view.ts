import "server-only";
import type { obligations } from "@/db/schema/obligations";
import { publishedRuleSet } from "@/lib/classification/published";
import { beijingDate } from "@/lib/clock";
import type { ObligationRecord } from "./latest";
import { standingOn } from "./rules";
import { dutyOf, lawOf } from "./table";

type ObligationRow = typeof obligations.$inferSelect;

const actOf = (value: string) => (value === "waiver" ? "waiver" : "evidence");

/** An obligation as it stands on a day, with its row of the table of duties, and whether an authority stands behind it. */
export function obligationView(
  row: ObligationRow,
  { latest, isDecided }: { latest: ObligationRecord | undefined; isDecided: boolean },
  today: string,
) {
  const duty = dutyOf(row.duty);
  if (duty === undefined) throw new Error(`${row.duty} is no duty of the table`);
  const done = latest && ({ act: actOf(latest.act), on: beijingDate(latest.at) } as const);
  const { dueOn, waitsFor } = row;
  const standing = standingOn(today, { dueOn, cadenceMonths: duty.cadenceMonths, latest: done ?? null });
  const ruleSet = publishedRuleSet()?.compiled.ruleSet;
  return {
    id: row.id,
    applicationId: row.applicationId,
    classificationId: row.classificationId,
    duty,
    law: ruleSet === undefined ? [] : lawOf(duty, ruleSet),
    ...standing,
    /** It follows from what was derived; no authority has decided yet. */
    isProvisional: !isDecided,
    waitsFor,
    latest: latest ?? null,
  };
}
export type ObligationView = ReturnType<typeof obligationView>;

const urgency = { overdue: 0, due: 1, not_due: 2, met: 3, waived: 4 } as const;

/** What is due first comes first; what asks for nothing comes last. */
export const byUrgency = (a: ObligationView, b: ObligationView): number =>
  urgency[a.state] - urgency[b.state] ||
  (a.dueOn ?? "~").localeCompare(b.dueOn ?? "~") ||
  a.duty.id.localeCompare(b.duty.id);
