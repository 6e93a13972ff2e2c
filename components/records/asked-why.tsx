import { useLocale, useTranslations } from "next-intl";
import { type AskedReason, askedSources } from "@/lib/records/asked-because";
import { inLocale } from "@/lib/reference/bilingual";

/** Why something is asked, and the text that asks for it; what no law asks for is said to be the portal's policy. */
export function AskedWhy({ reason }: { reason: AskedReason }) {
  const t = useTranslations("asked");
  const locale = useLocale();
  const source = askedSources[reason];
  return (
    <>
      {t(`reason.${reason}`)}
      <span className="muted block text-xs">
        {source === null ? t("policy") : t("source", { source: inLocale(source, locale) })}
      </span>
    </>
  );
}
