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
import { markedParts } from "@/lib/register/marked";
import { institutionNameOf, nameOf } from "@/lib/register/record-name";
import { queryWords } from "@/lib/register/words";
import { MarkedText } from "./marked-text";

type Props = { row: ListedRow; q?: string | null };

/** What a row without an application says of uses: an institution may have declared that it runs no model. */
function usesWord(row: ListedRow): "noUses" | "noModelVerified" | "noModelDeclared" {
  if (!declaresNoModel(row)) return "noUses";
  return isVerified(row) ? "noModelVerified" : "noModelDeclared";
}

/** The first cell of a list: the record as a link, below it the institution; what has no application says so. */
export function RecordNames({ row, q = null }: Props) {
  const t = useTranslations("register");
  const locale = useLocale();
  const kind = kindOfRow(row);
  const uses = kind === "application" ? null : <span className="st">{t(usesWord(row))}</span>;
  const shown = [nameOf(row, locale), ...(kind === "institution" ? [] : [institutionNameOf(row, locale)])];
  return (
    <>
      {/* Fetched ahead, a record brings nothing but work: its page waits for the database either way. */}
      <Link href={recordHref(row.number)} prefetch={false}>
        <Marked text={nameOf(row, locale)} q={q} />
      </Link>{" "}
      {uses}
      {kind === "institution" ? null : (
        <span className="sub">
          <Marked text={institutionNameOf(row, locale)} q={q} />
        </span>
      )}
      <FoundElsewhere row={row} q={q} shown={shown} />
    </>
  );
}

function Marked({ text, q }: { text: string; q: string | null }) {
  return (
    <LanguageText text={text}>
      <MarkedText text={text} q={q} />
    </LanguageText>
  );
}

const isFoundIn = (q: string | null) => (text: string) => markedParts(text, q).some((part) => part.isMatch);

/** Where nothing on the line is what was looked for: the name of the record that is, else that it is a code or an alias. */
function FoundElsewhere({ row, q, shown }: Props & { q: string | null; shown: readonly string[] }) {
  const t = useTranslations("register");
  if (queryWords(q).length === 0 || [...shown, row.modelName ?? ""].some(isFoundIn(q))) return null;
  const names = [row.nameZh, row.nameEn, row.institutionNameZh, row.institutionNameEn, row.number];
  const found = names.filter((name) => name !== null).find(isFoundIn(q));
  return (
    <span className="sub">{found === undefined ? t("foundInCodes") : <Marked text={found} q={q} />}</span>
  );
}
