import { useTranslations } from "next-intl";
import type { HeadlineFigure } from "@/lib/reference/published-figures";

/** One entry for each source, in the order in which the figures first name it. */
export function figureSources(figures: readonly HeadlineFigure[]): HeadlineFigure[] {
  return figures.filter((figure, at) => figures.findIndex(({ source }) => source === figure.source) === at);
}

/** The number under which a figure's source is listed, from 1. */
export const sourceNumber = (sources: readonly HeadlineFigure[], figure: HeadlineFigure): number =>
  sources.findIndex(({ source }) => source === figure.source) + 1;

/** The sources of the figures, numbered, each with its date; linked only where the address may be. */
export function FigureSources({ sources }: { sources: readonly HeadlineFigure[] }) {
  const t = useTranslations("landing.figures");
  return (
    <ol className="grid gap-1" aria-label={t("sources")}>
      {sources.map((figure, at) => (
        <li key={figure.source} id={`figure-source-${at + 1}`} className="flex gap-2">
          <span className="nw">{t("reference", { number: at + 1 })}</span>
          <span>
            {t("source", { source: figure.source, date: figure.sourceDate })}{" "}
            {figure.url === null ? (
              t("noLink")
            ) : (
              <a href={figure.url} rel="noopener noreferrer nofollow">
                {t("open")}
              </a>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
