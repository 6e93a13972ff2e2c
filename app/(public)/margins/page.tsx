import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Absent } from "@/app/_shell/absent";
import { FictionTag } from "@/components/charts/fiction-tag";
import { MarginNotes } from "@/components/margins/margin-notes";
import { MarginSections } from "@/components/margins/margin-sections";
import { Cols, Folio } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { demonstrationReport } from "@/lib/demo/demonstration-report";
import { env } from "@/lib/env";
import { absent } from "@/lib/http/absent";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("demo");
  return { title: t("title") };
}

/** How the demonstration data were made; a live instance has none, and no such page. */
export default async function MarginsPage() {
  if (env().instance !== "demo") return absent(<Absent />);
  const t = await getTranslations("demo");
  const { version, seed, asOf, rows } = demonstrationReport();
  return (
    <>
      <PageHead
        kicker={
          <Kicker>
            <FictionTag />
            {t("generator", { version, seed, asOf })}
          </Kicker>
        }
        title={t("title")}
        lead={t("lead")}
      />
      <Cols notes={<MarginNotes rows={rows} />}>
        <Folio>
          <MarginSections rows={rows} />
        </Folio>
      </Cols>
    </>
  );
}
