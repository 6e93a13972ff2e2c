import Link from "next/link";
import { useTranslations } from "next-intl";

/** Stands on every page of a demonstration instance, hatched; it cannot be dismissed. */
export function DemoBanner() {
  const t = useTranslations("shell.demo");
  return (
    <aside className="demo hatch" aria-label={t("label")}>
      <span>
        <b>{t("label")}</b>
        <span className="hide-s ml-3">
          {t("long")}
          <Link href="/margins" className="ml-3">
            {t("how")}
          </Link>
        </span>
        <span className="only-s ml-3">{t("short")}</span>
      </span>
    </aside>
  );
}
