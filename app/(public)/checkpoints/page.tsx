import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckpointNotes } from "@/components/audit/checkpoint-notes";
import { CheckpointSheet } from "@/components/audit/checkpoint-sheet";
import { SigningKeys } from "@/components/signatures/signing-keys";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Cols } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { type Checkpoint, checkpointDigest } from "@/lib/audit/checkpoint";
import { getLatestCheckpoint } from "@/lib/audit/queries";
import { currentActor } from "@/lib/auth/viewer";
import { listSigningKeys } from "@/lib/signatures/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.checkpoint"))("title") };
}

export default async function CheckpointsPage() {
  const actor = await currentActor();
  const [t, latest, keys] = await Promise.all([
    getTranslations("audit.checkpoint"),
    getLatestCheckpoint(actor, {}),
    listSigningKeys(actor, {}),
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
        <div>
          {checkpoint === null ? (
            <EmptyState title={t("none")}>{t("noneNote")}</EmptyState>
          ) : (
            <CheckpointSheet checkpoint={checkpoint} digest={checkpointDigest(checkpoint)} />
          )}
          <SigningKeys keys={keys} />
        </div>
      </Cols>
    </>
  );
}
