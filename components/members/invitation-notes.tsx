import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";

/** What happens with a link, and what to do when it went astray. */
export function InvitationNotes() {
  const t = useTranslations("members.invite");
  return (
    <>
      <Note title={t("howTitle")}>
        <p>{t("how")}</p>
      </Note>
      <Note title={t("lostTitle")}>
        <p>{t("lost")}</p>
      </Note>
    </>
  );
}
