import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { one, type SearchParams } from "@/components/records/search-value";
import { RecordAbsent } from "@/components/register/record-absent";
import { ReportForm } from "@/components/reports/report-form";
import { ReportNotes } from "@/components/reports/report-notes";
import { Words } from "@/components/shell/words";
import { Cols, Folio } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { currentActor } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { absent } from "@/lib/http/absent";
import { addWorkingDays } from "@/lib/reference/working-days";
import { canonicalNumber } from "@/lib/register/canonical-number";
import type { FieldKey } from "@/lib/register/labels";
import { kindOfRow } from "@/lib/register/listed-row";
import { getPublishedRecord } from "@/lib/register/queries";
import { nameOf } from "@/lib/register/record-name";
import { newChallenge } from "@/lib/reports/challenge";
import { reportableFields } from "@/lib/reports/fields";
import { REPLY_DAYS } from "@/lib/reports/rules";
import { fileReportAction, renewChallenge } from "./actions";

type Props = { params: Promise<{ number: string }>; searchParams: SearchParams };

/** Title and page ask for the same record: one reading a request. What was taken down is not there to report on. */
const readReportable = cache(async (typed: string) => {
  const number = canonicalNumber(typed);
  const page = number === null ? null : await getPublishedRecord(await currentActor(), { number });
  return page === null || page.record.state === "retired" ? null : page.record;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const isThere = (await readReportable((await params).number)) !== null;
  const t = await getTranslations();
  return { title: t(isThere ? "reports.form.title" : "register.notFound.title"), robots: { index: false } };
}

/** Anybody says what is wrong with a public record. */
export default async function ReportPage({ params, searchParams }: Props) {
  const typed = (await params).number;
  const record = await readReportable(typed);
  if (record === null) return absent(<RecordAbsent />);
  const { number } = record;
  if (typed !== number) permanentRedirect(`/register/${number}/report`);
  const kind = kindOfRow(record);
  const [t, words, codes, locale] = await Promise.all([
    getTranslations("reports.form"),
    getTranslations("register"),
    getTranslations("codes"),
    getLocale(),
  ]);
  // Every public field has its word in the catalogue (tested with the sections).
  const fields = reportableFields(kind, record.document.fields).map((item) => ({
    value: item.field,
    label: codes(`fields.${item.kind}.${item.field}` as FieldKey),
  }));
  const wanted = one((await searchParams).field);
  const name = nameOf(record, locale);
  return (
    <>
      <PageHead
        kicker={
          <Kicker>
            {words(`kind.${kind}`)}
            <code>{number}</code>
            {words("record.version", { version: record.version })}
          </Kicker>
        }
        title={t("title")}
        lead={t("lead", { days: REPLY_DAYS })}
      />
      <Cols
        notes={
          <ReportNotes number={number} name={name} dueOn={addWorkingDays(beijingDate(now()), REPLY_DAYS)} />
        }
      >
        <Folio>
          <div className="max-w-[46rem] pt-3">
            <noscript>
              <p className="note c-ochre mb-5">{t("noScript")}</p>
            </noscript>
            <Words areas={["forms", "reports"]}>
              <ReportForm
                number={number}
                fields={fields}
                chosen={fields.flatMap(({ value }) => (value === wanted ? [value] : []))}
                challenge={newChallenge(number, now())}
                action={fileReportAction}
                renewChallenge={renewChallenge}
              />
            </Words>
          </div>
        </Folio>
      </Cols>
    </>
  );
}
