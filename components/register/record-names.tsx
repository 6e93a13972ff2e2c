import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { kindOfRow, type ListedRow, recordHref } from "@/lib/register/listed-row";
import { institutionNameOf, nameOf } from "@/lib/register/record-name";

/** The first cell of a list: the record as a link, below it the institution; what has no application says so. */
export function RecordNames({ row }: { row: ListedRow }) {
  const t = useTranslations("register");
  const locale = useLocale();
  const kind = kindOfRow(row);
  const uses = kind === "application" ? null : <span className="st">{t("noUses")}</span>;
  return (
    <>
      <Link href={recordHref(row.number)}>
        <LanguageText text={nameOf(row, locale)} />
      </Link>{" "}
      {uses}
      {kind === "institution" ? null : (
        <span className="sub">
          <LanguageText text={institutionNameOf(row, locale)} />
        </span>
      )}
    </>
  );
}
