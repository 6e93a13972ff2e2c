import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import { recordHref } from "@/lib/register/listed-row";
import { ANSWERED_SHOWN } from "@/lib/reports/rules";
import { formatTicket, ticketPath } from "@/lib/reports/ticket";
import { ReportAnswer } from "./report-answer";
import { ReportTextList } from "./report-text";
import type { TicketReport } from "./ticket-view";

type Props = { number: string; reports: readonly TicketReport[] };

/** On a public record: the way to report an error, and the reports that have been answered, folded. */
export function RecordReports({ number, reports }: Props) {
  const t = useTranslations("reports");
  const count = reports.length;
  return (
    <Section id="reports" title={t("link.title")} note={count > 0 ? t("answered.note", { count }) : null}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="soft">{t("link.text")}</p>
        <ButtonLink href={`${recordHref(number)}/report`}>{t("link.open")}</ButtonLink>
      </div>
      {count > 0 ? (
        <details className="mt-3">
          <summary>{t("answered.show", { count })}</summary>
          <ol className="mt-3 grid gap-5">
            {reports.map((report) => (
              <AnsweredReport key={report.serial} report={report} />
            ))}
          </ol>
          {count < ANSWERED_SHOWN ? null : (
            <p className="muted mt-3 text-sm">{t("answered.capped", { count })}</p>
          )}
        </details>
      ) : null}
    </Section>
  );
}

function AnsweredReport({ report }: { report: TicketReport }) {
  const t = useTranslations("reports");
  return (
    <li className="border-t border-[var(--rule)] pt-3">
      <p className="muted text-sm">
        <Link href={ticketPath(report.serial)}>
          <code>{formatTicket(report.serial)}</code>
        </Link>{" "}
        {formatDate(report.receivedAt)}
      </p>
      <ReportTextList
        record={report.recordKind}
        fields={report.fields}
        text={report}
        hidden={report.isUnfit ? t("ticket.hidden.unfit") : null}
      />
      <div className="mt-2">
        <ReportAnswer report={report} />
      </div>
    </li>
  );
}
