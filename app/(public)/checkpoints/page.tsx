import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckpointNotes } from "@/components/audit/checkpoint-notes";
import { CheckpointSheet } from "@/components/audit/checkpoint-sheet";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Cols } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { type Checkpoint, checkpointDigest } from "@/lib/audit/checkpoint";
import { getLatestCheckpoint } from "@/lib/audit/queries";
import { currentActor } from "@/lib/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.checkpoint"))("title") };
}

export default async function CheckpointsPage() {
  const [t, latest] = await Promise.all([
    getTranslations("audit.checkpoint"),
    getLatestCheckpoint(await currentActor(), {}),
  ]);
  // The column holds what signCheckpoint() made; whoever relies on it checks the signature themselves.
  const checkpoint = latest === null ? null : (latest.document as Checkpoint);
  const download = (
    <ButtonLink look="primary" href="/checkpoints/latest" prefetch={false} download>
      {t("download")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={checkpoint === null ? null : download} />
      <Cols notes={<CheckpointNotes />}>
        {checkpoint === null ? (
          <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
        ) : (
          <CheckpointSheet checkpoint={checkpoint} digest={checkpointDigest(checkpoint)} />
        )}
      </Cols>
    </>
  );
}
