import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeploymentList } from "@/components/deployments/deployment-list";
import { keysetLinks, keysetPlace } from "@/components/records/keyset-links";
import { one, type SearchParams } from "@/components/records/search-value";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { listDeployments } from "@/lib/deployments/queries";
import { countRecords } from "@/lib/records/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deployments.page"))("title") };
}

export default async function DeploymentsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("deployment:read");
  const asked = await searchParams;
  const place = keysetPlace(one(asked.after), one(asked.back, 2000));
  const [page, counts, t] = await Promise.all([
    listDeployments(viewer, { after: place.after }),
    countRecords(viewer, {}),
    getTranslations("deployments.page"),
  ]);
  const add = may(viewer.role, "deployment:edit") ? (
    <ButtonLink look="primary" href="/deployments/new">
      {t("add")}
    </ButtonLink>
  ) : undefined;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead", { count: counts.deployments })} actions={add} />
      <DeploymentList items={page.items} {...keysetLinks("/deployments", {}, place, page.next)} />
    </>
  );
}
