import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";
import { type HeadlineFigure, headlineFigures } from "@/lib/reference/published-figures";
import { FigureSources, figureSources, sourceNumber } from "./figure-sources";

/** Which figures stand in one column: a headline, and those that only make sense beside it. */
const columns = [
  ["institutions_deployed"],
  ["institutions_on_premises"],
  ["hospitals_local_deployment", "tertiary_share"],
  ["responded", "sampled", "provinces_of_respondents"],
] as const;

const byId = new Map(headlineFigures.map((figure) => [figure.id, figure]));
const found = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
/** Shares are fractions of one in the file. */
const isShare = (figure: HeadlineFigure) => figure.value <= 1;

/** Figures of the literature in a frame of their own, each with definition, date, evidence and source. */
export function PublishedFigures() {
  const t = useTranslations("landing.figures");
  const sources = figureSources(headlineFigures);
  return (
    <section className="sec mt-13" aria-labelledby="figures">
      <header className="border-t-0">
        <h2 id="figures">{t("title")}</h2>
        <p>{t("note")}</p>
      </header>
      <div className="figs">
        {columns.map((ids) => (
          <Column key={ids[0]} figures={found(ids)} sources={sources} />
        ))}
      </div>
      <div className="muted mt-3 grid gap-1 text-xs">
        <p>{t("rule")}</p>
        <FigureSources sources={sources} />
      </div>
    </section>
  );
}

type ColumnProps = { figures: readonly HeadlineFigure[]; sources: readonly HeadlineFigure[] };

function Column({ figures, sources }: ColumnProps) {
  const [head, ...others] = figures;
  const locale = useLocale();
  if (head === undefined) return null;
  return (
    <div>
      <div className="v">
        <FigureValue figure={head} />
      </div>
      {inLocale(head.label, locale)}
      <FigureMeta figure={head} sources={sources} />
      {others.map((figure) => (
        <div key={figure.id} className="mt-2.5">
          <span className="soft">{inLocale(figure.label, locale)}</span>{" "}
          <b className="nw">
            <PlainValue figure={figure} />
          </b>
          <FigureMeta figure={figure} sources={sources} />
        </div>
      ))}
    </div>
  );
}

function FigureValue({ figure }: { figure: HeadlineFigure }) {
  const t = useTranslations("landing.figures");
  const locale = useLocale();
  return (
    <>
      {figure.bound === "more_than" ? <small className="ml-0">{t("moreThan")}</small> : null}
      {isShare(figure) ? formatPercent(figure.value, 0) : formatNumber(figure.value)}
      {isShare(figure) ? null : <small>{inLocale(figure.unit, locale)}</small>}
    </>
  );
}

function PlainValue({ figure }: { figure: HeadlineFigure }) {
  const locale = useLocale();
  if (isShare(figure)) return formatPercent(figure.value, 0);
  const gap = locale === "en" ? " " : "";
  return `${formatNumber(figure.value)}${gap}${inLocale(figure.unit, locale)}`;
}

/** Definition, date and evidence level, and the number of the source below. */
function FigureMeta({ figure, sources }: { figure: HeadlineFigure; sources: readonly HeadlineFigure[] }) {
  const t = useTranslations("landing.figures");
  const locale = useLocale();
  const number = sourceNumber(sources, figure);
  return (
    <p className="m">
      {inLocale(figure.definition, locale)}
      <br />
      <span className="nw">{t("asOf", { date: figure.asOf })}</span>
      <span className="nw">{` · ${inLocale(figure.evidence, locale)}`}</span>
      <span className="nw">
        {" · "}
        <a href={`#figure-source-${number}`}>{t("reference", { number })}</a>
      </span>
    </p>
  );
}
