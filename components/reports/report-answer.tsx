import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import type { ReportState } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { formatTicket, ticketPath } from "@/lib/reports/ticket";
import { ReportMark } from "./report-words";

export type AnswerView = {
  state: ReportState;
  answer: string | null;
  answeredAt: Date | null;
  answeredByRole: string | null;
  correctedVersion: number | null;
  duplicateOf: number | null;
};

const answerRoles = ["hospital_it", "hospital_quality", "reviewer"] as const;

/** The answer, who gave it as what, and what came of it. */
export function ReportAnswer({ report }: { report: AnswerView }) {
  const t = useTranslations("reports.ticket");
  const { state, answer, answeredAt, correctedVersion, duplicateOf } = report;
  if (answeredAt === null) {
    return <p className="soft">{t(state === "withdrawn" ? "takenBack" : "notYet")}</p>;
  }
  const role = answerRoles.find((known) => known === report.answeredByRole);
  return (
    <div className="grid gap-1">
      <p>
        <ReportMark state={state} />
      </p>
      {answer === null ? null : (
        <p className="whitespace-pre-line">
          <LanguageText text={answer} />
        </p>
      )}
      {state === "accepted" ? (
        <p>{correctedVersion === null ? t("correcting") : t("corrected", { version: correctedVersion })}</p>
      ) : null}
      {duplicateOf === null ? null : (
        <p>
          {t.rich("duplicateOf", {
            ticket: () => <Link href={ticketPath(duplicateOf)}>{formatTicket(duplicateOf)}</Link>,
          })}
        </p>
      )}
      <p className="muted text-sm">
        {t("answeredBy", { by: role ? t(`by.${role}`) : "", date: formatDate(answeredAt) })}
      </p>
    </div>
  );
}
