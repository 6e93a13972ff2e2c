import { useTranslations } from "next-intl";
import { useFieldLabels } from "@/components/records/field-label";
import { ClockChip } from "@/components/ui/clock-chip";
import { Kicker } from "@/components/ui/page-head";
import { StatusMark } from "@/components/ui/status-mark";
import type { RecordKind, ReportState } from "@/db/values";
import { workingClock } from "@/lib/reference/working-days";
import { kindOfField } from "@/lib/reports/fields";
import { reportMarks } from "@/lib/reports/rules";

/** The label of a field of a record, whichever kind of statement it belongs to. */
export function useReportedField(record: RecordKind): (field: string) => string {
  const label = useFieldLabels();
  return (field) => label(kindOfField(record, field), field);
}

export function ReportedFields({ record, fields }: { record: RecordKind; fields: readonly string[] }) {
  const t = useTranslations("common");
  const label = useReportedField(record);
  return fields.map(label).join(t("listSeparator"));
}

export function ReportMark({ state }: { state: ReportState }) {
  const t = useTranslations("reports.state");
  return <StatusMark {...reportMarks[state]}>{t(state)}</StatusMark>;
}

/** Above the title of a report's pages: that it is one, its number and how it stands. */
export function ReportKicker({ ticket, state }: { ticket: string; state: ReportState }) {
  const t = useTranslations("reports.ticket");
  return (
    <Kicker>
      {t("kicker")}
      <code>{ticket}</code>
      <ReportMark state={state} />
    </Kicker>
  );
}

type ClockProps = { receivedAt: Date; dueOn: string; at: Date };

/** How the term of an open report stands. */
export function ReplyClock({ receivedAt, dueOn, at }: ClockProps) {
  const t = useTranslations("reports.clock");
  const { total, used, overdue } = workingClock(receivedAt, dueOn, at);
  return (
    <ClockChip total={total} used={used} overdue={overdue > 0}>
      {overdue > 0 ? t("late", { days: overdue, due: dueOn }) : null}
      {overdue === 0 && used === total ? t("last", { due: dueOn }) : null}
      {overdue === 0 && used < total ? t("left", { used, total, due: dueOn }) : null}
    </ClockChip>
  );
}
