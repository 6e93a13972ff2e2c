import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import type { DisplayedDocument } from "@/lib/reviews/displayed";
import { casePath } from "@/lib/reviews/path";
import type { SignatureRow } from "@/lib/signatures/statement";

type Props = {
  signature: Pick<SignatureRow, "subjectKind" | "subjectId" | "subjectRevision">;
  shown: DisplayedDocument | null;
};

/** What a signature is over, by its name and number, as the signed text has them; leads to where that stands today. */
export function SignedSubject({ signature: { subjectKind, subjectId, subjectRevision }, shown }: Props) {
  const t = useTranslations("signatures.page");
  const revision = t("revision", { revision: subjectRevision });
  if (shown === null) return <code>{`${subjectKind} ${subjectId} r${subjectRevision}`}</code>;
  if (shown.kind === "submission") {
    const { id, number, nameZh, nameEn } = shown.document.application;
    return (
      <>
        {t("ofApplication")}{" "}
        <Link href={`/applications/${id}/classification`}>
          <RecordName name={nameZh} nameEn={nameEn} />
        </Link>{" "}
        <code>{number}</code> {revision}
      </>
    );
  }
  const { id, round } = shown.document.case;
  return (
    <>
      <Link href={`${casePath(id)}#decision`}>{t("ofDecision")}</Link> {t("round", { round })}
    </>
  );
}
