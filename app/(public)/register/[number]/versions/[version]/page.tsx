import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PublicVerdicts } from "@/components/classification/public-verdicts";
import { RecordAbsent } from "@/components/register/record-absent";
import { RetiredRecord } from "@/components/register/record-view";
import { VersionAbsent } from "@/components/register/version-absent";
import { VersionView } from "@/components/register/version-view";
import { Words } from "@/components/shell/words";
import { absent } from "@/lib/http/absent";
import { recordHref } from "@/lib/register/listed-row";
import { publicNumber, readVersion } from "./asked-version";

type Props = { params: Promise<{ number: string; version: string }> };

/** The current record is the one to find; this address is the one to cite. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asked = await params;
  const page = await readVersion(asked.number, asked.version);
  const t = await getTranslations();
  if (page === null) {
    const isPublic = (await publicNumber(asked.number)) !== null;
    return { title: t(isPublic ? "versions.public.absent.title" : "register.notFound.title") };
  }
  if (page.version === null) return { title: t("register.record.retired.title") };
  const { number, version } = page.version;
  return {
    title: `${number} · ${t("versions.public.number", { version })}`,
    alternates: { canonical: recordHref(number) },
  };
}

export default async function PublicVersionPage({ params }: Props) {
  const asked = await params;
  const page = await readVersion(asked.number, asked.version);
  if (page === null) {
    const number = await publicNumber(asked.number);
    return absent(number === null ? <RecordAbsent /> : <VersionAbsent number={number} />);
  }
  const { record, version } = page;
  return version === null ? (
    <RetiredRecord record={record} />
  ) : (
    <VersionView
      version={version}
      current={record}
      classification={
        <Words areas={["classification"]}>
          <PublicVerdicts classification={version.record.document?.classification} />
        </Words>
      }
    />
  );
}
