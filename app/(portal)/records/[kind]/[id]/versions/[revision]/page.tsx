import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { restoreVersion } from "@/app/(portal)/records/actions";
import { kindIn, revisionIn } from "@/components/records/version-address";
import { RestorePage } from "@/components/versions/restore-page";
import { RestorePanel } from "@/components/versions/restore-panel";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { next } from "@/lib/records/rules";
import { countChanged, diffVersions } from "@/lib/records/version-diff";
import { versionFields } from "@/lib/records/version-fields";
import { getVersions } from "@/lib/records/version-queries";

type Props = { params: Promise<{ kind: string; id: string; revision: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("versions"))("restore.panel") };
}

/** The preview of a restore. Who may not edit may not come here: the permission to edit is one for all three kinds. */
export default async function RestoreVersionPage({ params }: Props) {
  const viewer = await requireViewer("institution:edit");
  const { id, ...asked } = await params;
  const [kind, version] = [kindIn(asked.kind), revisionIn(asked.revision)];
  if (kind === null || version === null) notFound();
  const query = { kind, id, from: version, to: null };
  const { summary, standing, before, after } = await orNotFound(getVersions(viewer, query));
  if (before?.revision !== version || after === null) notFound();
  const isSame = countChanged(diffVersions(after, before, versionFields(kind))) === 0;
  const whileLocked = next(standing, "edit") === null ? ("locked" as const) : null;
  return (
    <RestorePage
      record={summary}
      version={before}
      current={after}
      act={
        <RestorePanel
          payload={{ kind, id, revision: summary.revision, version }}
          action={restoreVersion}
          blocked={isSame ? "none" : whileLocked}
        />
      }
    />
  );
}
