import Link from "next/link";
import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";

/** The margin of the tokens' page: how a system uses one, and how to keep it. */
export function TokenNotes() {
  const t = useTranslations("api.tokens");
  return (
    <>
      <Note title={t("how.title")}>
        <p>{t("how.text")}</p>
        <p>
          <Link href="/api-docs">{t("how.document")}</Link>
        </p>
      </Note>
      <Note title={t("safe.title")}>
        <p>{t("safe.text")}</p>
      </Note>
    </>
  );
}
