import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignatureNotes, SignatureSheet } from "@/components/signatures/signature-sheet";
import { meaningOf } from "@/components/signatures/signature-view";
import { ButtonLink } from "@/components/ui/button";
import { Cols } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { orNotFound } from "@/lib/http/or-not-found";
import { displayedDocument } from "@/lib/reviews/displayed";
import { findCaseNumber } from "@/lib/reviews/queries/case";
import { getSignature } from "@/lib/signatures/queries";
import { SignedDocument } from "./signed-document";
import { SignedSubject } from "./signed-subject";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signatures.page"))("title") };
}

export default async function SignaturePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("signature:read");
  const { id } = await params;
  const [t, meanings, signature] = await Promise.all([
    getTranslations("signatures.page"),
    getTranslations("signatures.meaning"),
    orNotFound(getSignature(viewer, { id })),
  ]);
  const { caseId } = signature;
  const caseNumber = caseId === null ? null : await orNotFound(findCaseNumber(viewer, { id: caseId }));
  const shown = displayedDocument(signature);
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
        kicker={
          <Kicker>
            {meanings(meaningOf(signature))}
            {caseNumber === null ? null : <code>{caseNumber}</code>}
          </Kicker>
        }
        actions={download}
      />
      <Cols notes={<SignatureNotes />}>
        <SignatureSheet
          signature={signature}
          subject={<SignedSubject signature={signature} shown={shown} />}
          caseNumber={caseNumber}
        >
          {shown === null ? null : <SignedDocument shown={shown} digest={signature.displayedDigest} />}
        </SignatureSheet>
      </Cols>
    </>
  );
}
