import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";

/** What follows an account, and what is kept of a person. */
export function SignUpNotes() {
  const t = useTranslations("auth.signUp.note");
  return (
    <>
      <Note title={t("nextTitle")}>
        <ol className="list-decimal pl-5">
          <li>{t("one")}</li>
          <li>{t("two")}</li>
          <li>{t("three")}</li>
        </ol>
      </Note>
      <Note title={t("dataTitle")}>
        <p>{t("data")}</p>
      </Note>
    </>
  );
}
