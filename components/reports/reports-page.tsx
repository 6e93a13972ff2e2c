import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { EmptyState } from "@/components/ui/empty-state";
import { Cols, Note } from "@/components/ui/folio";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { RecordKind, ReportState } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { REPLY_DAYS } from "@/lib/reports/rules";
import { answerPath, formatTicket } from "@/lib/reports/ticket";
import { ReplyClock, ReportedFields, ReportMark } from "./report-words";

export type ListedReport = {
  serial: number;
  recordKind: RecordKind;
  recordNumber: string;
  fields: readonly string[];
  state: ReportState;
  receivedAt: Date;
  dueOn: string;
  answeredAt: Date | null;
  name: { zh: string; en: string | null };
  institution: { nameZh: string; nameEn: string | null };
};
export type ReportsView = "mine" | "others" | "closed";
type Counts = Record<ReportsView | "late", number>;

type Props = {
  view: ReportsView;
  /** A hospital answers for its own records only: it waits for nobody. */
  views: readonly ReportsView[];
  reports: readonly ListedReport[];
  /** The place this page begins after, and the next one does. */
  after: string | null;
  next: string | null;
  counts: Counts;
  at: Date;
};

/** The address of a page of a view; the first one is named by no place. */
function hrefOf(view: ReportsView, after: string | null): string {
  const query = new URLSearchParams({
    ...(view === "mine" ? {} : { view }),
    ...(after === null ? {} : { after }),
  });
  return query.size === 0 ? "/reports" : `/reports?${query}`;
}

/** Error reports in reach: those this side answers, those it waits for, those that are closed. */
export function ReportsPage({ view, views, reports, after, next, counts, at }: Props) {
  const t = useTranslations("reports.list");
  return (
    <>
      <PageHead
        title={t("title")}
        lead={counts.mine === 0 ? t("lead.none") : t("lead.some", { mine: counts.mine, late: counts.late })}
      />
      <nav className="tabs mt-4" aria-label={t("views")}>
        {views.map((own) => (
          <Link
            key={own}
            href={hrefOf(own, null)}
            {...(own === view ? { "aria-current": "page" as const } : {})}
          >
            {t(own)}
            <span>{counts[own]}</span>
          </Link>
        ))}
      </nav>
      <Cols notes={<ListNotes dueOn={view === "closed" ? [] : reports.map(({ dueOn }) => dueOn)} />}>
        {reports.length === 0 ? (
          <EmptyState title={t(`empty.${view}`)} />
        ) : (
          <div>
            <div className="sheet">
              <ReportTable view={view} reports={reports} at={at} />
            </div>
            <Pager
              previous={after === null ? null : hrefOf(view, null)}
              next={next === null ? null : hrefOf(view, next)}
              note={t("pageNote", { count: reports.length })}
            />
          </div>
        )}
      </Cols>
    </>
  );
}

function ListNotes({ dueOn }: { dueOn: readonly string[] }) {
  const t = useTranslations("reports.list");
  return (
    <>
      <Note title={t("how")}>
        <p>{t("howText", { days: REPLY_DAYS })}</p>
        <HolidaysNote dueOn={dueOn} />
      </Note>
      <Note title={t("public")}>
        <p>{t("publicText")}</p>
      </Note>
    </>
  );
}

function ReportTable({ view, reports, at }: Pick<Props, "view" | "reports" | "at">) {
  const t = useTranslations("reports.list");
  const head = [
    { key: "ticket", label: t("column.ticket") },
    { key: "record", label: t("column.record") },
    { key: "fields", label: t("column.fields") },
    { key: "state", label: t(view === "closed" ? "column.state" : "column.clock") },
    { key: "go", label: t("go"), hidden: true, numeric: true },
  ];
  return (
    <Table caption={t("caption", { view: t(view) })} head={head}>
      {reports.map((report) => (
        <ReportRow key={report.serial} view={view} report={report} at={at} />
      ))}
    </Table>
  );
}

type RowProps = { view: ReportsView; report: ListedReport; at: Date };

function ReportRow({ view, report, at }: RowProps) {
  const t = useTranslations("reports.list");
  const { serial, name, institution } = report;
  const href = answerPath(serial);
  return (
    <Row>
      <RowHead sub={formatDate(report.receivedAt)}>
        <Link href={href}>{formatTicket(serial)}</Link>
      </RowHead>
      <Cell label={t("column.record")}>
        <RecordName name={name.zh} nameEn={name.en} />
        <span className="sub">
          <RecordName name={institution.nameZh} nameEn={institution.nameEn} />{" "}
          <code>{report.recordNumber}</code>
        </span>
      </Cell>
      <Cell label={t("column.fields")}>
        <ReportedFields record={report.recordKind} fields={report.fields} />
      </Cell>
      <Cell label={t(view === "closed" ? "column.state" : "column.clock")}>
        {report.state === "open" ? (
          <ReplyClock receivedAt={report.receivedAt} dueOn={report.dueOn} at={at} />
        ) : (
          <>
            <ReportMark state={report.state} />
            {report.answeredAt ? <span className="sub">{formatDate(report.answeredAt)}</span> : null}
          </>
        )}
      </Cell>
      <Cell numeric>
        <Link href={href}>{t(view === "mine" ? "go" : "view")}</Link>
      </Cell>
    </Row>
  );
}
