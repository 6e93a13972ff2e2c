import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDate, formatDigest, formatNumber } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import { titleOfUseCase } from "@/lib/reference/use-cases";
import { type FieldKind, fieldForm } from "@/lib/register/labels";
import { FieldParts } from "./field-parts";
import { LanguageText } from "./language-text";

/** A regulated value in words. */
export function FieldWords({
  kind,
  field,
  value,
}: {
  kind: FieldKind;
  field: string;
  value: unknown;
}): ReactNode {
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
