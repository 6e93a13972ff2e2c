import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldValue } from "@/components/records/field-value";
import { RecordName } from "@/components/records/record-name";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { KeyValueList } from "@/components/ui/key-value-list";
import { NoteBox } from "@/components/ui/note-box";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { recordHref } from "@/lib/register/listed-row";
import type { PublicField } from "@/lib/register/public-record";
import { kindOfField } from "@/lib/reports/fields";
import { formatTicket, ticketPath } from "@/lib/reports/ticket";
import { ReportAnswer } from "./report-answer";
import { ReportTextList } from "./report-text";
import { ReplyClock, ReportKicker, useReportedField } from "./report-words";
import type { ListedReport } from "./reports-page";
import type { TicketReport } from "./ticket-view";

export type AnswerPageReport = TicketReport & Pick<ListedReport, "name" | "institution">;
type Props = {
  report: AnswerPageReport;
  /** The record as the public sees it now; null once it has left the register. */
  published: { version: number; fields: Readonly<Record<string, PublicField>> } | null;
  at: Date;
  /** The form of whoever may act; otherwise what there is to say. */
  act: ReactNode;
};

/** One report before whoever answers: what the register shows, what was said of it, the answer. */
export function AnswerView({ report, published, at, act }: Props) {
  const t = useTranslations("reports");
  const ticket = formatTicket(report.serial);
  return (
    <>
      <PageHead
        kicker={<ReportKicker ticket={ticket} state={report.state} />}
        title={t("answer.title", { ticket })}
        lead={
          <>
            <RecordName name={report.name.zh} nameEn={report.name.en} />
            {" · "}
            <RecordName name={report.institution.nameZh} nameEn={report.institution.nameEn} />
          </>
        }
      />
      <Cols notes={<AnswerNotes report={report} at={at} />}>
        <Folio>
          <Section
            title={t("answer.now")}
            note={published ? t("answer.nowVersion", { version: published.version }) : null}
          >
            {published ? <Shown report={report} fields={published.fields} /> : null}
          </Section>
          <Section
            title={t("ticket.whatTitle")}
            note={t("answer.reported", { version: report.recordVersion })}
          >
            <ReportTextList record={report.recordKind} fields={report.fields} text={report} />
            {report.evidence ? <p className="muted mt-2 text-sm">{t("answer.evidenceWarn")}</p> : null}
          </Section>
          <Section title={t("ticket.answerTitle")}>
            {report.answeredAt ? <ReportAnswer report={report} /> : null}
            <div className="max-w-[46rem]">{act}</div>
          </Section>
        </Folio>
      </Cols>
    </>
  );
}

/** The reported fields as the public reads them now. */
function Shown({
  report,
  fields,
}: {
  report: AnswerPageReport;
  fields: Readonly<Record<string, PublicField>>;
}) {
  const label = useReportedField(report.recordKind);
  const items = report.fields.flatMap((field) => {
    const known = fields[field];
    if (known === undefined) return [];
    const kind = kindOfField(report.recordKind, field);
    const value = (
      <FieldValue
        key={field}
        kind={kind}
        field={field}
        value={known.value}
        provenance={known}
        older={known.older}
      />
    );
    return [{ key: field, term: label(field), value }];
  });
  return <KeyValueList items={items} />;
}

function AnswerNotes({ report, at }: { report: AnswerPageReport; at: Date }) {
  const t = useTranslations("reports");
  return (
    <>
      {report.state === "open" ? (
        <Note title={t("ticket.clockTitle")}>
          <p>
            <ReplyClock receivedAt={report.receivedAt} dueOn={report.dueOn} at={at} />
          </p>
          <p className="muted text-xs">{t("ticket.dueNote")}</p>
          <HolidaysNote dueOn={[report.dueOn]} />
        </Note>
      ) : null}
      <Note title={t("ticket.record")}>
        <p>
          <Link href={recordHref(report.recordNumber)}>
            <code>{report.recordNumber}</code>
          </Link>
        </p>
        <p>
          <Link href={ticketPath(report.serial)}>{t("answer.publicPage")}</Link>
        </p>
      </Note>
      <Note title={t("list.public")}>
        <p>{t("list.publicText")}</p>
      </Note>
    </>
  );
}

/** Says that it is not this side's turn. */
export function NotMine() {
  const t = useTranslations("reports.answer");
  return <NoteBox>{t("notMine")}</NoteBox>;
}

/** The correction that an accepted report still waits for. */
export function CorrectionWaits({ form }: { form: ReactNode }) {
  const t = useTranslations("reports.answer");
  return (
    <div className="mt-4 grid gap-2">
      <p>{t("correctText")}</p>
      {form ?? <p className="soft">{t("noVersion")}</p>}
    </div>
  );
}
