import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { kindIn, revisionIn, versionsPath } from "@/components/records/version-address";
import { VersionsPage } from "@/components/versions/versions-page";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { next } from "@/lib/records/rules";
import { getVersions } from "@/lib/records/version-queries";

type Props = { params: Promise<{ kind: string; id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("versions"))("title") };
}

export default async function RecordVersionsPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("institution:read");
  const { id, ...asked } = await params;
  const kind = kindIn(asked.kind);
  if (kind === null) notFound();
  const query = await searchParams;
  const [from, to] = [revisionIn(one(query.from)), revisionIn(one(query.to))];
  const { summary, standing, ...page } = await orNotFound(getVersions(viewer, { kind, id, from, to }));
  const canRestore = may(viewer.role, `${kind}:edit`) && next(standing, "edit") !== null;
  return <VersionsPage record={summary} {...page} path={versionsPath(kind, id)} canRestore={canRestore} />;
}
