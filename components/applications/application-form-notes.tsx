import { useTranslations } from "next-intl";
import { FormNotes } from "@/components/records/form-notes";
import { Note } from "@/components/ui/folio";
import { applicationFields, publicApplicationFields } from "@/lib/applications/schema";

/** The margin of the application's form. */
export function ApplicationFormNotes() {
  const t = useTranslations("applications.form.notes");
  return (
    <FormNotes kind="application" fields={applicationFields} publicFields={publicApplicationFields}>
      <Note title={t("why")}>
        <p>{t("whyText")}</p>
      </Note>
      <Note title={t("plain")}>
        <p>{t("plainText")}</p>
      </Note>
    </FormNotes>
  );
}
