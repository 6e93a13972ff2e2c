import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { revisionIn } from "@/components/records/version-address";
import { RecordAbsent } from "@/components/register/record-absent";
import { RetiredRecord } from "@/components/register/record-view";
import { PublicVersions } from "@/components/register/version-list";
import { currentActor } from "@/lib/auth/viewer";
import { absent } from "@/lib/http/absent";
import { pairOf } from "@/lib/records/version-pair";
import { recordHref } from "@/lib/register/listed-row";
import { listPublishedVersions } from "@/lib/register/version-queries";

type Props = { params: Promise<{ number: string }>; searchParams: SearchParams };

const read = async (number: string) => listPublishedVersions(await currentActor(), { number });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await read((await params).number);
  const t = await getTranslations();
  if (page === null) return { title: t("register.notFound.title") };
  const { number, state } = page.record;
  if (state === "retired") return { title: t("register.record.retired.title") };
  const title = t("versions.public.title", { number });
  return { title, alternates: { canonical: recordHref(number) } };
}

export default async function PublicVersionsPage({ params, searchParams }: Props) {
  const page = await read((await params).number);
  if (page === null) return absent(<RecordAbsent />);
  const { record, versions } = page;
  if (record.state === "retired") return <RetiredRecord record={record} />;
  const query = await searchParams;
  const pair = pairOf(
    versions.map(({ version }) => version),
    { from: revisionIn(one(query.from)), to: revisionIn(one(query.to)) },
  );
  return <PublicVersions record={record} versions={versions} pair={pair} />;
}
