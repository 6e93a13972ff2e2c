import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";

/** Beside the endpoint: why it is approved, what is sent, what is kept. */
export function EndpointNotes() {
  const t = useTranslations("endpoints.notes");
  return (
    <>
      <Note title={t("why")}>
        <p>{t("whyText")}</p>
      </Note>
      <Note title={t("sent")}>
        <p>{t("sentText")}</p>
      </Note>
      <Note title={t("kept")}>
        <p>{t("keptText")}</p>
      </Note>
    </>
  );
}
