import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstitutionList } from "@/components/institutions/institution-list";
import { keysetLinks, keysetPlace } from "@/components/records/keyset-links";
import { one, type SearchParams } from "@/components/records/search-value";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { listInstitutions } from "@/lib/institutions/queries";
import { countRecords } from "@/lib/records/queries";
import { searchText } from "@/lib/register/search-params";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("institutions.page"))("title") };
}

export default async function InstitutionsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("institution:read");
  const asked = await searchParams;
  const q = searchText(asked.q);
  const place = keysetPlace(one(asked.after), one(asked.back, 2000));
  const [page, counts, t] = await Promise.all([
    listInstitutions(viewer, { q, after: place.after }),
    countRecords(viewer, {}),
    getTranslations("institutions.page"),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={q ? t("found", { q }) : t("lead", { count: counts.institutions })} />
      <InstitutionList q={q} items={page.items} {...keysetLinks("/institutions", { q }, place, page.next)} />
    </>
  );
}
