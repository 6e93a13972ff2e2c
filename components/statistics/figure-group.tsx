import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";
import type { FigureGroup, FigureView } from "@/lib/reference/figure-words";
import { GroupSources, sourceId, sourceNumber, sourcesOf } from "./group-sources";

const columns = ["figure", "value", "asOf", "evidence"] as const;

/** The figures of one matter, each with date, method and source, and what they do not say. */
export function FigureGroupSection({ group }: { group: FigureGroup }) {
  const t = useTranslations("statistics.published");
  const locale = useLocale();
  const title = inLocale(group.title, locale);
  return (
    <Section id={group.id} title={title} note={t("count", { count: group.figures.length })}>
      {group.cautions.length === 0 ? null : (
        <ul className="note c-ochre mb-3 grid gap-1 text-sm">
          {group.cautions.map((caution) => (
            <li key={caution.zh}>{inLocale(caution, locale)}</li>
          ))}
        </ul>
      )}
      <Table
        caption={t("caption", { title })}
        head={columns.map((key) => ({ key, label: t(`column.${key}`), numeric: key === "value" }))}
        open
        className="[@media(min-width:721px)]:table-fixed [@media(min-width:721px)]:[&_th:first-child]:w-[42%] [@media(min-width:721px)]:[&_th:nth-child(2)]:w-[20%] [@media(min-width:721px)]:[&_th:nth-child(3)]:w-[14%]"
      >
        {group.figures.map((figure) => (
          <FigureRow key={figure.id} figure={figure} group={group} />
        ))}
      </Table>
      <GroupSources group={group} />
    </Section>
  );
}

function FigureRow({ figure, group }: { figure: FigureView; group: FigureGroup }) {
  const t = useTranslations("statistics.published");
  const locale = useLocale();
  const { note, method } = figure;
  const number = sourceNumber(sourcesOf(group), figure);
  return (
    <Row id={`figure-${figure.id}`}>
      <RowHead sub={note === null ? null : inLocale(note, locale)}>{inLocale(figure.label, locale)}</RowHead>
      <Cell numeric label={t("column.value")}>
        <FigureValue figure={figure} />
      </Cell>
      <Cell label={t("column.asOf")} className="nw">
        {figure.asOf}
      </Cell>
      <Cell label={t("column.evidence")}>
        {method === null ? null : <span className="block">{inLocale(method, locale)}</span>}
        <span className="soft">{inLocale(figure.evidence, locale)}</span>{" "}
        <a className="nw" href={`#${sourceId(group, number)}`}>
          {t("reference", { number })}
        </a>
      </Cell>
    </Row>
  );
}

/** A bound is said before the number, the unit after it; words stay words. */
function FigureValue({ figure: { value, bound, isShare, unit } }: { figure: FigureView }) {
  const t = useTranslations("statistics.published.bound");
  const locale = useLocale();
  if (typeof value !== "number") {
    return <span className="block whitespace-normal">{inLocale(value, locale)}</span>;
  }
  return (
    <>
      <span className="nw">
        {bound === null ? null : <span className="muted text-sm">{t(bound)} </span>}
        <b>{isShare ? formatPercent(value) : formatNumber(value)}</b>
      </span>
      <span className="sub whitespace-normal">{inLocale(unit, locale)}</span>
    </>
  );
}
