import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignatureNotes, SignatureSheet } from "@/components/signatures/signature-sheet";
import { ButtonLink } from "@/components/ui/button";
import { Cols } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { getSignature } from "@/lib/signatures/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signatures.page"))("title") };
}

export default async function SignaturePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("signature:read");
  const { id } = await params;
  const [t, signature] = await Promise.all([
    getTranslations("signatures.page"),
    orNotFound(getSignature(viewer, { id })),
  ]);
  const download = (
    <ButtonLink look="primary" href={`/signatures/${signature.id}/file`} prefetch={false} download>
      {t("download")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        kicker={<Kicker>{[<code key="id">{signature.id}</code>]}</Kicker>}
        actions={download}
      />
      <Cols notes={<SignatureNotes />}>
        <SignatureSheet signature={signature} />
      </Cols>
    </>
  );
}
