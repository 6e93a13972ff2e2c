import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import {
  declaresNoModel,
  isVerified,
  kindOfRow,
  type ListedRow,
  recordHref,
} from "@/lib/register/listed-row";
import { institutionNameOf, nameOf } from "@/lib/register/record-name";

/** What a row without an application says of uses: an institution may have declared that it runs no model. */
function usesWord(row: ListedRow): "noUses" | "noModelVerified" | "noModelDeclared" {
  if (!declaresNoModel(row)) return "noUses";
  return isVerified(row) ? "noModelVerified" : "noModelDeclared";
}

/** The first cell of a list: the record as a link, below it the institution; what has no application says so. */
export function RecordNames({ row }: { row: ListedRow }) {
  const t = useTranslations("register");
  const locale = useLocale();
  const kind = kindOfRow(row);
  const uses = kind === "application" ? null : <span className="st">{t(usesWord(row))}</span>;
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
