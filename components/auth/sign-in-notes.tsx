import { useTranslations } from "next-intl";
import { Note, Notes } from "@/components/ui/folio";

/** What happens after failures, how long a session holds, what the cookie says. */
export function SignInNotes() {
  const t = useTranslations("auth.signIn.note");
  return (
    <Notes>
      <Note title={t("lockTitle")}>
        <p>{t("lock")}</p>
      </Note>
      <Note title={t("sessionTitle")}>
        <p>{t("session")}</p>
      </Note>
      <Note title={t("cookieTitle")}>
        <p>{t("cookie")}</p>
      </Note>
    </Notes>
  );
}
