import { useLocale, useTranslations } from "next-intl";
import { NATION } from "@/lib/auth/jurisdiction";
import { inLanguage } from "@/lib/i18n/locale";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import type { InstitutionNames, RoleChangeView } from "./role-change-view";

type Props = { change: RoleChangeView; names: InstitutionNames };

/** From one role to another, and what the new one is held for. */
export function RoleWords({ change, names }: Props) {
  const t = useTranslations("roles");
  const locale = useLocale();
  const word = (role: string | null) => (role === null ? t("none") : codeLabel("actorRoles", role, locale));
  return (
    <>
      {t("change", { from: word(change.fromRole), to: word(change.toRole) })}
      <span className="sub">
        <Place change={change} names={names} />
      </span>
    </>
  );
}

function Place({ change: { institutionId, authority, jurisdictionCode }, names }: Props) {
  const t = useTranslations("roles");
  const locale = useLocale();
  if (institutionId !== null) {
    const known = names.get(institutionId);
    if (known === undefined) return <code>{institutionId}</code>;
    const isForeign = locale === "en" && known.nameEn === null;
    return (
      <a href={`/register/${known.number}`} {...(isForeign ? { lang: "zh-CN" } : {})}>
        {inLanguage(locale, { zh: known.nameZh, en: known.nameEn })}
      </a>
    );
  }
  if (authority === null || jurisdictionCode === null) return null;
  const area = jurisdictionCode === NATION ? t("nation") : provinceName(jurisdictionCode, locale);
  return `${codeLabel("authorities", authority, locale)} · ${area}`;
}
