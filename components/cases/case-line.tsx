import Link from "next/link";
import { useTranslations } from "next-intl";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { casePath, letterPath } from "@/lib/reviews/path";
import type { ShownCase } from "@/lib/reviews/shown";
import { CaseClockChip } from "./case-clock";
import { CaseStateMark } from "./case-state";
import { daysAhead } from "./clock-note";
import { OutcomeMark } from "./outcome-mark";

/** The case an application has, in one line: number, state and the same clock as on the case itself, or its outcome. */
export function CaseLine({ of }: { of: ShownCase }) {
  const t = useTranslations("cases.line");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link href={casePath(of.id)} className="font-semibold">
          {t("case")} <code>{of.number}</code>
        </Link>
        {of.outcome === null ? <CaseStateMark state={of.state} /> : <OutcomeMark outcome={of.outcome} />}
        {of.closedAt === null ? <CaseClockChip clock={of.clock} /> : null}
        {of.outcome === null ? null : <Link href={letterPath(of.id)}>{t("letter")}</Link>}
      </p>
      <HolidaysNote dueOn={daysAhead([of])} />
    </>
  );
}
