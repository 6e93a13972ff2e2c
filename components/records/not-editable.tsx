import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";

/** Said instead of a form while the record waits for somebody else. */
export function NotEditable({ href }: { href: string }) {
  const t = useTranslations("forms.record");
  return (
    <div className="mt-5">
      <NoteBox tone="ochre" glyph="lock" title={t("notEditable")}>
        <p>{t("notEditableWhy")}</p>
        <p className="mt-2">
          <ButtonLink href={href}>{t("toRecord")}</ButtonLink>
        </p>
      </NoteBox>
    </div>
  );
}
