import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FigureGroupSection } from "@/components/statistics/figure-group";
import { ParticipationSection } from "@/components/statistics/participation-section";
import { StatisticsNotes } from "@/components/statistics/statistics-notes";
import { Cols, Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { currentActor } from "@/lib/auth/viewer";
import { beijingDate, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { figureGroups } from "@/lib/reference/figure-words";
import { countParticipation } from "@/lib/statistics/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statistics"))("title") };
}

/** Figures of the literature, each with its source and cautions; the register's own counts in a frame of their own. */
export default async function StatisticsPage() {
  const t = await getTranslations("statistics");
  const rows = await countParticipation(await currentActor(), {});
  const isDemo = env().instance === "demo";
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Cols notes={<StatisticsNotes isDemo={isDemo} />}>
        <div className="grid gap-8">
          <Folio>
            {figureGroups.map((group) => (
              <FigureGroupSection key={group.id} group={group} />
            ))}
          </Folio>
          <ParticipationSection rows={rows} asOf={beijingDate(now())} isDemo={isDemo} />
        </div>
      </Cols>
    </>
  );
}
