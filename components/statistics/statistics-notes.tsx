import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import { inLocale } from "@/lib/reference/bilingual";
import { figureGroups } from "@/lib/reference/figure-words";

/** Beside the statistics: the contents, how to read them, and the files. */
export function StatisticsNotes({ isDemo }: { isDemo: boolean }) {
  const t = useTranslations("statistics.notes");
  const locale = useLocale();
  return (
    <>
      <Note title={t("contents")}>
        <ul className="grid gap-1">
          {figureGroups.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{inLocale(title, locale)}</a>
            </li>
          ))}
          <li>
            <a href="#participation">{t("participation")}</a>
          </li>
        </ul>
      </Note>
      <Note title={t("reading")}>
        <p>{t("rule")}</p>
        <p>{t("charts")}</p>
      </Note>
      <Note title={t("files")}>
        <ul className="grid gap-2">
          <li>
            <a href="/statistics/figures.csv" download>
              {t("csv")}
            </a>
          </li>
          <li>
            <a href="/statistics/figures.json" download>
              {t("json")}
            </a>
          </li>
        </ul>
        <p className="muted text-xs">{t("filesText")}</p>
      </Note>
      {isDemo ? (
        <Note title={t("demo")}>
          <p>{t("demoText")}</p>
          <p>
            <Link href="/margins">{t("margins")}</Link>
          </p>
        </Note>
      ) : null}
    </>
  );
}
