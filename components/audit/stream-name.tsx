import { useLocale, useTranslations } from "next-intl";
import { PORTAL_STREAM_ID } from "@/db/values";
import { inLanguage } from "@/lib/i18n/locale";

export type StreamNames = ReadonlyMap<string, { number: string; nameZh: string; nameEn: string | null }>;

/** Whose trail an entry stands in: an institution by its public name, else by its id, or the portal itself. */
export function StreamName({ institutionId, names }: { institutionId: string; names: StreamNames }) {
  const t = useTranslations("audit.list");
  const locale = useLocale();
  if (institutionId === PORTAL_STREAM_ID) return t("portal");
  const known = names.get(institutionId);
  if (known === undefined) return <code title={institutionId}>{institutionId.slice(0, 8)}</code>;
  const isForeign = locale === "en" && known.nameEn === null;
  return (
    <>
      <a
        href={`/register/${known.number}`}
        // Alone in its cell, so a target of 24 px at least (WCAG 2.5.8).
        className="inline-block min-h-6"
        {...(isForeign ? { lang: "zh-CN" } : {})}
      >
        {inLanguage(locale, { zh: known.nameZh, en: known.nameEn })}
      </a>
      <span className="sub">{known.number}</span>
    </>
  );
}
