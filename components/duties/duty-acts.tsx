import { useLocale } from "next-intl";
import type { Authority } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";
import type { ShownDuty } from "@/lib/obligations/shown";
import { inLocale } from "@/lib/reference/bilingual";
import { JudgeForm, MeasureForm } from "./condition-forms";
import { EvidenceForm, WaiverForm } from "./duty-forms";

/** What the reader may do about obligations; nothing where they may not. */
export type DutyActs = {
  evidence?: FormAction | undefined;
  measure?: FormAction | undefined;
  /** Officials judge what their own authority asked for. */
  judge?: { action: FormAction; authority: Authority } | undefined;
  waive?: FormAction | undefined;
};

/** What can be done about one obligation as it stands. */
export function DutyActsOf({ duty: shown, acts }: { duty: ShownDuty; acts: DutyActs }) {
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { id, duty, state, dueOn, condition, latest } = shown;
  const title = inLocale(duty.title, locale);
  const isOpen = state === "due" || state === "overdue" || state === "filed";
  const isTheirs = condition !== null && condition.authority === acts.judge?.authority;
  return (
    <>
      {acts.evidence && duty.takesEvidence && dueOn !== null ? (
        <EvidenceForm id={id} title={title} action={acts.evidence} />
      ) : null}
      {acts.measure && condition !== null && isOpen ? (
        <MeasureForm
          id={id}
          title={title}
          unit={condition.unit}
          windowDays={condition.windowDays}
          action={acts.measure}
        />
      ) : null}
      {acts.judge && isTheirs && state === "filed" && latest !== null ? (
        <JudgeForm key={latest.id} id={id} recordId={latest.id} title={title} action={acts.judge.action} />
      ) : null}
      {acts.waive && !["waived", "met", "missed"].includes(state) ? (
        <WaiverForm id={id} title={title} action={acts.waive} />
      ) : null}
    </>
  );
}
