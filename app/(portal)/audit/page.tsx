import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TrailExport } from "@/components/audit/trail-export";
import { TrailFilters } from "@/components/audit/trail-filters";
import { TrailList } from "@/components/audit/trail-list";
import { trailFilter } from "@/components/audit/trail-query";
import { Cols } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { trailReach } from "@/lib/audit/labels";
import { listTrail } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/viewer";
import { institutionNames } from "@/lib/register/names";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await requireViewer("trail:read");
  const filter = trailFilter(await searchParams);
  const [t, { items, next }] = await Promise.all([getTranslations("audit"), listTrail(viewer, filter)]);
  const reach = trailReach(viewer);
  const ids = items.map(({ institutionId }) => institutionId);
  // A hospital's trail is its own: one name in every row would say nothing.
  const names = reach === "hospital" ? null : await institutionNames(viewer, { ids });
  const kicker = (
    <Kicker>
      {t("kicker.append")}
      {t("kicker.chain")}
      {t("kicker.time")}
    </Kicker>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t(`lead.${reach}`)} kicker={kicker} />
      <Cols notes={<TrailExport reach={reach} institutionId={viewer.institutionId} />}>
        <div>
          <TrailFilters filter={filter} />
          <TrailList items={items} next={next} filter={filter} names={names} />
        </div>
      </Cols>
    </>
  );
}
