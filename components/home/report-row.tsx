import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { ClockChip } from "@/components/ui/clock-chip";
import { Cell, Row, RowHead } from "@/components/ui/table";
import { workingClock } from "@/lib/reference/working-days";
import { answerPath, formatTicket } from "@/lib/reports/ticket";

export type WaitingReport = {
  serial: number;
  recordNumber: string;
  receivedAt: Date;
  dueOn: string;
  name: { zh: string; en: string | null };
};

/** Those with the nearest terms, of how many. */
export type WaitingReports = { items: readonly WaitingReport[]; count: number };

/** An error report somebody owes an answer to, with its term. */
export function ReportRow({ report, at }: { report: WaitingReport; at: Date }) {
  const t = useTranslations("home.reports");
  const { total, used, overdue } = workingClock(report.receivedAt, report.dueOn, at);
  const href = answerPath(report.serial);
  return (
    <Row>
      <RowHead sub={report.recordNumber}>
        <Link href={href}>
          {t.rich("item", { name: () => <RecordName name={report.name.zh} nameEn={report.name.en} /> })}
        </Link>
      </RowHead>
      <Cell className="soft nw">{formatTicket(report.serial)}</Cell>
      <Cell>
        <ClockChip total={total} used={used} overdue={overdue > 0}>
          {overdue > 0 ? t("late", { days: overdue }) : t("due", { due: report.dueOn })}
        </ClockChip>
      </Cell>
      <Cell numeric>
        <Link href={href}>{t("go")}</Link>
      </Cell>
    </Row>
  );
}
