import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import { VerifierLink, VerifyCommand } from "./verifier";

/** How a checkpoint is used, what it does not say, what it does not reveal. */
export function CheckpointNotes() {
  const t = useTranslations("audit.checkpoint");
  return (
    <>
      <Note title={t("how.title")}>
        <ol className="list-decimal pl-5">
          <li>{t("how.keep")}</li>
          <li>{t("how.export")}</li>
          <li>{t("how.run")}</li>
        </ol>
        <VerifyCommand />
        <p className="mt-2">
          <VerifierLink />
        </p>
      </Note>
      <Note title={t("limits.title")}>
        <p>{t("limits.text")}</p>
      </Note>
      <Note title={t("privacy.title")}>
        <p>{t("privacy.text")}</p>
      </Note>
    </>
  );
}
