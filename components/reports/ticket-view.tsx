import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { KeyValueList } from "@/components/ui/key-value-list";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { RecordKind, ReportState } from "@/db/values";
import { beijingDate } from "@/lib/clock";
import { formatDate } from "@/lib/i18n/format";
import { recordHref } from "@/lib/register/listed-row";
import { answerers } from "@/lib/reports/rules";
import { formatTicket } from "@/lib/reports/ticket";
import { type AnswerView, ReportAnswer } from "./report-answer";
import { type ReportText, ReportTextList } from "./report-text";
import { ReplyClock, ReportKicker } from "./report-words";

export type TicketReport = AnswerView &
  ReportText & {
    serial: number;
    recordNumber: string;
    recordKind: RecordKind;
    recordVersion: number;
    fields: readonly string[];
    addressee: string;
    receivedAt: Date;
    dueOn: string;
    state: ReportState;
    isUnfit: boolean;
  };

type Props = { report: TicketReport; at: Date; own: ReactNode };

/** Where anybody follows a report: what became of it, who owes the answer and until when. */
export function TicketView({ report, at, own }: Props) {
  const t = useTranslations("reports");
  const ticket = formatTicket(report.serial);
  return (
    <>
      <PageHead
        kicker={<ReportKicker ticket={ticket} state={report.state} />}
        title={t("ticket.title", { ticket })}
        lead={t("ticket.lead", {
          date: formatDate(report.receivedAt),
          number: report.recordNumber,
          version: report.recordVersion,
        })}
      />
      <Cols notes={<TicketNotes report={report} at={at} />}>
        <Folio>
          {own}
          <Section title={t("ticket.whatTitle")}>
            <ReportTextList
              record={report.recordKind}
              fields={report.fields}
              text={report}
              hidden={useHidden(report)}
            />
          </Section>
          <Section title={t("ticket.answerTitle")}>
            <ReportAnswer report={report} />
          </Section>
        </Folio>
      </Cols>
    </>
  );
}

/** Why the words are not here; null where they are. */
function useHidden({ problem, state, isUnfit }: TicketReport): string | null {
  const t = useTranslations("reports.ticket.hidden");
  if (problem !== null) return null;
  if (state === "open" || state === "withdrawn") return t(state);
  return t(isUnfit ? "unfit" : "retired");
}

function TicketNotes({ report, at }: { report: TicketReport; at: Date }) {
  const t = useTranslations("reports.ticket");
  const { receivedAt, dueOn, answeredAt, recordNumber } = report;
  // What was taken back is owed no answer, and so has no day for one.
  const isTakenBack = report.state === "withdrawn";
  const owed = answerers(report, beijingDate(at));
  const who = owed.length > 1 ? "both" : owed[0];
  const dates = [
    { key: "received", term: t("received"), value: formatDate(receivedAt) },
    ...(isTakenBack ? [] : [{ key: "due", term: t("due"), value: dueOn }]),
    ...(answeredAt ? [{ key: "answered", term: t("answeredOn"), value: formatDate(answeredAt) }] : []),
  ];
  return (
    <>
      <Note title={t("clockTitle")}>
        {who === undefined ? null : (
          <>
            <p>
              <ReplyClock receivedAt={receivedAt} dueOn={dueOn} at={at} />
            </p>
            <p>{t(`owedBy.${who}`)}</p>
          </>
        )}
        <KeyValueList tight items={dates} />
        {isTakenBack ? null : <p className="muted mt-1 text-xs">{t("dueNote")}</p>}
        <HolidaysNote dueOn={answeredAt || isTakenBack ? [] : [dueOn]} />
      </Note>
      <Note title={t("record")}>
        <p>
          <Link href={recordHref(recordNumber)}>
            <code>{recordNumber}</code>
          </Link>
        </p>
      </Note>
    </>
  );
}
