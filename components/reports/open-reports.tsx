import Link from "next/link";
import { useTranslations } from "next-intl";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { answerPath, formatTicket } from "@/lib/reports/ticket";
import { ReplyClock } from "./report-words";

type Waiting = { serial: number; receivedAt: Date; dueOn: string };

/** On a record's page inside the portal: what the public says is wrong with it and nobody has answered. */
export function OpenReports({
  reports,
  count,
  at,
}: {
  reports: readonly Waiting[];
  count: number;
  at: Date;
}) {
  const t = useTranslations("reports.record");
  return (
    <section className="sheet pad" aria-labelledby="open-reports">
      <h2 className="h" id="open-reports">
        {t("title")}
      </h2>
      <ul className="mt-2 grid gap-2 text-sm">
        {reports.map(({ serial, receivedAt, dueOn }) => (
          <li key={serial}>
            <Link href={answerPath(serial)}>{formatTicket(serial)}</Link>
            <span className="block">
              <ReplyClock receivedAt={receivedAt} dueOn={dueOn} at={at} />
            </span>
          </li>
        ))}
      </ul>
      {count > reports.length ? (
        <p className="mt-2 text-sm">
          <Link href="/reports">{t("all", { count, shown: reports.length })}</Link>
        </p>
      ) : null}
      <HolidaysNote dueOn={reports.map(({ dueOn }) => dueOn)} />
    </section>
  );
}
