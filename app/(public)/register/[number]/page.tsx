import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { PublicVerdicts } from "@/components/classification/public-verdicts";
import { RecordAbsent } from "@/components/register/record-absent";
import { RecordView } from "@/components/register/record-view";
import { RecordReports } from "@/components/reports/record-reports";
import { Words } from "@/components/shell/words";
import { currentActor } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { absent } from "@/lib/http/absent";
import { canonicalNumber } from "@/lib/register/canonical-number";
import { recordHref } from "@/lib/register/listed-row";
import { getPublishedRecord } from "@/lib/register/queries";
import { institutionNameOf, nameOf } from "@/lib/register/record-name";
import { listPublishedVersions } from "@/lib/register/version-queries";
import { listAnsweredReports } from "@/lib/reports/public-queries";

type Props = { params: Promise<{ number: string }> };

/** Title and page ask for the same record: one reading a request. */
const readRecord = cache(async (number: string) => getPublishedRecord(await currentActor(), { number }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = canonicalNumber((await params).number);
  const page = number === null ? null : await readRecord(number);
  const t = await getTranslations("register");
  if (page === null) return { title: t("notFound.title") };
  const locale = await getLocale();
  const { record } = page;
  if (record.state === "retired") return { title: t("record.retired.title") };
  const name = nameOf(record, locale);
  const owner = record.kind === "institution" ? name : `${name} · ${institutionNameOf(record, locale)}`;
  return { title: `${owner} · ${record.number}`, alternates: { canonical: recordHref(record.number) } };
}

export default async function PublicRecordPage({ params }: Props) {
  const typed = (await params).number;
  const number = canonicalNumber(typed);
  const page = number === null ? null : await readRecord(number);
  if (number === null || page === null) return absent(<RecordAbsent />);
  if (typed !== number) permanentRedirect(recordHref(number));
  const actor = await currentActor();
  const [listed, reports] = await Promise.all([
    listPublishedVersions(actor, { number }),
    listAnsweredReports(actor, { number }),
  ]);
  return (
    <RecordView
      page={page}
      isDemo={env().instance === "demo"}
      today={beijingDate(now())}
      origin={env().baseUrl}
      versions={listed?.versions.toReversed() ?? []}
      classification={
        <Words areas={["classification"]}>
          <PublicVerdicts classification={page.record.document.classification} />
        </Words>
      }
      reports={<RecordReports number={number} reports={reports} />}
    />
  );
}
