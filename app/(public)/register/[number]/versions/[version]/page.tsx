import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicVerdicts } from "@/components/classification/public-verdicts";
import { revisionIn } from "@/components/records/version-address";
import { RetiredRecord } from "@/components/register/record-view";
import { VersionView } from "@/components/register/version-view";
import { Words } from "@/components/shell/words";
import { currentActor } from "@/lib/auth/viewer";
import { recordHref } from "@/lib/register/listed-row";
import { getPublishedVersion } from "@/lib/register/version-queries";

type Props = { params: Promise<{ number: string; version: string }> };

async function read({ number, version }: Awaited<Props["params"]>) {
  const asked = revisionIn(version);
  return asked === null ? null : getPublishedVersion(await currentActor(), { number, version: asked });
}

/** The current record is the one to find; this address is the one to cite. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await read(await params);
  const t = await getTranslations();
  if (page === null) return { title: t("register.notFound.title") };
  if (page.version === null) return { title: t("register.record.retired.title") };
  const { number, version } = page.version;
  return {
    title: `${number} · ${t("versions.public.number", { version })}`,
    alternates: { canonical: recordHref(number) },
  };
}

export default async function PublicVersionPage({ params }: Props) {
  const page = await read(await params);
  if (page === null) notFound();
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
