import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodedBlank } from "@/components/ui/coded-blank";
import { type NullReason, nullReasons } from "@/db/values";
import { formatDate, formatDigest, formatNumber } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import { titleOfUseCase } from "@/lib/reference/use-cases";
import { type FieldKind, fieldForm } from "@/lib/register/labels";
import { FieldParts } from "./field-parts";
import { FieldSeal, type SealedProvenance } from "./field-seal";
import { LanguageText } from "./language-text";

type Props = {
  kind: FieldKind;
  field: string;
  value: unknown;
  provenance?: SealedProvenance | undefined;
  /** For the word of the seal; the public reads confirmed values only. */
  isConfirmed?: boolean | undefined;
  /** Why it is blank; by default what the provenance says. */
  nullReason?: string | null | undefined;
};

const isBlank = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
const reasonOf = (text: string | null | undefined): NullReason =>
  nullReasons.find((reason) => reason === text) ?? "not_asked";

/** A regulated value in words, or its coded blank, and the seal that says where it came from. */
export function FieldValue({ kind, field, value, provenance, isConfirmed, nullReason }: Props) {
  return (
    <>
      {isBlank(value) ? (
        <CodedBlank reason={reasonOf(nullReason ?? provenance?.nullReason)} />
      ) : (
        <Words kind={kind} field={field} value={value} />
      )}
      {provenance ? <FieldSeal provenance={provenance} isConfirmed={isConfirmed} /> : null}
    </>
  );
}

function Words({ kind, field, value }: { kind: FieldKind; field: string; value: unknown }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const form = fieldForm(kind, field);
  const separator = t("common.listSeparator");
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  switch (form.as) {
    case "code":
    case "codes":
      return items.map((item) => codeLabel(form.list, item, locale)).join(separator);
    case "yesNo":
      return t(value === true ? "common.yes" : "common.no");
    case "date":
      return <span className="nw">{formatDate(String(value))}</span>;
    case "size":
      return <span className="nw">{t("codes.values.size", { size: formatNumber(Number(value)) })}</span>;
    case "province":
      return provinceName(String(value), locale);
    case "useCase":
      return titleOfUseCase(String(value), locale);
    case "digest":
      return <code title={String(value)}>{formatDigest(String(value))}</code>;
    case "parts":
      return <FieldParts field={field} value={value} />;
    default:
      return <LanguageText text={items.join(separator)} {...(field.endsWith("En") ? { lang: "en" } : {})} />;
  }
}
