import { useTranslations } from "next-intl";
import { FormNotes } from "@/components/records/form-notes";
import { BadgeLadder, BadgeNote } from "@/components/ui/badge-ladder";
import { Note } from "@/components/ui/folio";
import { badges } from "@/db/values";
import { institutionFields, publicInstitutionFields } from "@/lib/institutions/schema";

/** The margin of the institution's form. */
export function InstitutionFormNotes() {
  const t = useTranslations("institutions.form.notes");
  return (
    <FormNotes kind="institution" fields={institutionFields} publicFields={publicInstitutionFields}>
      <Note title={t("why")}>
        <p>{t("whyText")}</p>
      </Note>
      <Note title={t("ladder")}>
        <ul className="mt-0.5 mb-2 grid list-none gap-1">
          {badges.map((badge) => (
            <li key={badge}>
              <BadgeLadder badge={badge} />
            </li>
          ))}
        </ul>
        <p>{t("ladderText")}</p>
        <BadgeNote />
      </Note>
    </FormNotes>
  );
}
