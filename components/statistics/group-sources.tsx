import { useLocale, useTranslations } from "next-intl";
import { inLocale } from "@/lib/reference/bilingual";
import type { FigureGroup, FigureView } from "@/lib/reference/figure-words";

/** One figure for each source of a group, in the order in which they are first named. */
export const sourcesOf = ({ figures }: FigureGroup): FigureView[] =>
  figures.filter((figure, at) => figures.findIndex(({ source }) => source === figure.source) === at);

/** The number of a figure's source in its group, from 1. */
export const sourceNumber = (sources: readonly FigureView[], figure: FigureView): number =>
  sources.findIndex(({ source }) => source === figure.source) + 1;

export const sourceId = ({ id }: FigureGroup, number: number): string => `${id}-source-${number}`;

/** Where the figures of a group come from; linked only where the address may be. */
export function GroupSources({ group }: { group: FigureGroup }) {
  const t = useTranslations("statistics.published");
  return (
    <ol className="muted mt-3 grid gap-1 text-xs" aria-label={t("sources")}>
      {sourcesOf(group).map((figure, at) => (
        <li key={figure.source} id={sourceId(group, at + 1)} className="flex gap-2">
          <span className="nw">{t("reference", { number: at + 1 })}</span>
          <Source figure={figure} />
        </li>
      ))}
    </ol>
  );
}

function Source({ figure: { source, sourceDate, derivedFrom, url } }: { figure: FigureView }) {
  const t = useTranslations("statistics.published");
  const locale = useLocale();
  if (derivedFrom !== null) return <span>{inLocale(derivedFrom, locale)}</span>;
  return (
    <span>
      {t.rich("source", { source, date: () => <span className="nw">{sourceDate}</span> })}
      <span className="ml-1">
        {url === null ? (
          t("noLink")
        ) : (
          <a href={url} rel="noopener noreferrer nofollow">
            {t("open")}
          </a>
        )}
      </span>
    </span>
  );
}
