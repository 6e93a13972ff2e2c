import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { CheckList } from "@/components/spot-checks/check-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { isUuid } from "@/lib/ids";
import { listSpotChecks } from "@/lib/spot-checks/queries";
import { checkState, shownCheck } from "@/lib/spot-checks/shown-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checks"))("title") };
}

export default async function SpotChecksPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("spot-check:read");
  const [asked, t] = [await searchParams, await getTranslations("checks")];
  const state = checkState(one(asked.state));
  const before = one(asked.before);
  const from = before !== undefined && isUuid(before) ? before : null;
  const { items, next } = await listSpotChecks(viewer, { state, deploymentId: null, before: from });
  const link = (id: string | null) =>
    `/spot-checks?${new URLSearchParams({ ...(state && { state }), ...(id && { before: id }) })}`;
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={<ButtonLink href="/spot-checks/suites">{t("list.suites")}</ButtonLink>}
      />
      <CheckList
        state={state}
        checks={items.map(shownCheck)}
        previous={from === null ? null : link(null)}
        next={next === null ? null : link(next)}
      />
    </>
  );
}
