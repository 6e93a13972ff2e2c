import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AnswerForm, CorrectionForm } from "@/components/reports/answer-forms";
import { AnswerView, CorrectionWaits, NotMine } from "@/components/reports/answer-view";
import type { Viewer } from "@/lib/auth/actor";
import { requireViewer } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { orNotFound } from "@/lib/http/or-not-found";
import { getReport, type ReportPage } from "@/lib/reports/queries";
import { isAnswerer, mayAnswer, sideOf } from "@/lib/reports/rules";
import { shownReport } from "@/lib/reports/shown";
import { formatTicket, parseTicket } from "@/lib/reports/ticket";
import { answerAction, correctAction } from "../../actions";

type Props = { params: Promise<{ ticket: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.list"))("title") };
}

/** What this reader may do with the report, as a form; or nothing. */
function actOf(viewer: Viewer, { report, record }: ReportPage, at: Date) {
  const [side, ticket] = [sideOf(viewer), formatTicket(report.serial)];
  if (report.state === "open") {
    return mayAnswer(side, report, beijingDate(at)) ? (
      <AnswerForm ticket={ticket} action={answerAction} />
    ) : (
      <NotMine />
    );
  }
  const waits = report.state === "accepted" && report.correctedVersion === null && isAnswerer(side, report);
  if (!waits) return null;
  const newest = record?.version ?? 0;
  const form =
    newest > report.recordVersion ? (
      <CorrectionForm ticket={ticket} version={newest} action={correctAction} />
    ) : null;
  return <CorrectionWaits form={form} />;
}

export default async function AnswerPage({ params }: Props) {
  const viewer = await requireViewer("report:answer");
  const serial = parseTicket((await params).ticket);
  if (serial === null) notFound();
  const page = await orNotFound(getReport(viewer, { ticket: formatTicket(serial) }));
  const at = now();
  const { record } = page;
  const published = record === null ? null : { version: record.version, fields: record.document.fields };
  return (
    <AnswerView report={shownReport(page)} published={published} at={at} act={actOf(viewer, page, at)} />
  );
}
