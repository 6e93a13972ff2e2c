import { useTranslations } from "next-intl";

/** Hatched, beside a title: what follows is invented. */
export function FictionTag() {
  const t = useTranslations("landing.chart");
  return <span className="st tag hatch font-medium">{t("fiction")}</span>;
}
