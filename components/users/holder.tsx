import { useLocale, useTranslations } from "next-intl";
import { NATION } from "@/lib/auth/jurisdiction";
import { inLanguage } from "@/lib/i18n/locale";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";

export type Seat = {
  role: string | null;
  authority: string | null;
  jurisdictionCode: string | null;
  institutionId: string | null;
};
export type InstitutionNames = ReadonlyMap<string, { number: string; nameZh: string; nameEn: string | null }>;

/** The institution, or authority and area, a role is held for. */
export function Holder({ seat, names }: { seat: Seat; names: InstitutionNames }) {
  const t = useTranslations("auth.users");
  const locale = useLocale();
  const { institutionId, authority, jurisdictionCode } = seat;
  if (institutionId !== null) {
    const known = names.get(institutionId);
    if (known === undefined) return <code>{institutionId}</code>;
    const isForeign = locale === "en" && known.nameEn === null;
    return (
      <>
        <a href={`/register/${known.number}`} {...(isForeign ? { lang: "zh-CN" } : {})}>
          {inLanguage(locale, { zh: known.nameZh, en: known.nameEn })}
        </a>
        <span className="sub">{known.number}</span>
      </>
    );
  }
  if (authority === null || jurisdictionCode === null) return <span className="muted">{t("noPlace")}</span>;
  return (
    <>
      {codeLabel("authorities", authority, locale)}
      <span className="sub">
        {jurisdictionCode === NATION ? t("nation") : provinceName(jurisdictionCode, locale)}
      </span>
    </>
  );
}
