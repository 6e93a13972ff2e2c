import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { toneClass } from "@/components/ui/tone";
import type { Standing } from "@/lib/demo/margins";
import type { MarginRow } from "@/lib/demo/margins-report";
import { formatNumber } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";

/** Rows of one margin, in the order of the report. */
export function byMargin(rows: readonly MarginRow[]): MarginRow[][] {
  const groups = new Map<string, MarginRow[]>();
  for (const row of rows) groups.set(row.margin, [...(groups.get(row.margin) ?? []), row]);
  return [...groups.values()];
}

export const isMet = ({ relation, target, realised }: MarginRow): boolean =>
  relation === "at_least" ? realised >= target : realised === target;

/** A difference with its sign; a floor is passed by the number that stands here. */
const signed = (difference: number) =>
  difference > 0 ? `+${formatNumber(difference)}` : formatNumber(difference);

/** Every margin of the demonstration set: wanted and made, published or assumed, and on what ground. */
export function MarginSections({ rows }: { rows: readonly MarginRow[] }) {
  return byMargin(rows).map((group) => <MarginSection key={group[0]?.margin} rows={group} />);
}

function MarginSection({ rows }: { rows: readonly MarginRow[] }) {
  const t = useTranslations("demo");
  const locale = useLocale();
  const [head] = rows;
  if (head === undefined) return null;
  const title = t(`margin.${head.margin}`);
  const columns = [
    { key: "category", label: t("column.category") },
    { key: "target", label: t("column.target"), numeric: true },
    { key: "realised", label: t("column.realised"), numeric: true },
    { key: "deviation", label: t("column.deviation"), numeric: true },
    { key: "verdict", label: t("column.verdict") },
  ];
  return (
    <Section id={head.margin} title={title} note={<StandingTag standing={head.standing} />}>
      <p className="soft mb-2 max-w-[46em]">{t("source", { source: inLocale(head.source, locale) })}</p>
      <Table
        caption={t("caption", { margin: title })}
        head={columns}
        open
        flow
        className="table-fixed [@media(min-width:721px)]:[&_th:first-child]:w-[38%]"
      >
        {rows.map((row) => (
          <MarginLine key={row.id} row={row} />
        ))}
      </Table>
    </Section>
  );
}

function MarginLine({ row }: { row: MarginRow }) {
  const t = useTranslations("demo");
  const locale = useLocale();
  const target = formatNumber(row.target);
  const met = isMet(row);
  return (
    <Row>
      <RowHead>{inLocale(row.label, locale)}</RowHead>
      <Cell numeric>
        <span className="only-s muted">{`${t("column.target")} `}</span>
        {row.relation === "at_least" ? t("atLeast", { target }) : target}
      </Cell>
      <Cell numeric>
        <span className="only-s muted">{`${t("column.realised")} `}</span>
        {formatNumber(row.realised)}
      </Cell>
      <Cell numeric>
        <span className="only-s muted">{`${t("column.deviation")} `}</span>
        {signed(row.realised - row.target)}
      </Cell>
      <Cell>
        <StatusMark glyph={met ? "met" : "overdue"} tone={met ? "pine" : "zhu"}>
          {t(met ? "met" : "missed")}
        </StatusMark>
      </Cell>
    </Row>
  );
}

const standingTone = { published: "dai", mixed: "ink", assumed: "plain" } as const;

/** Whether a target stands in a source: a word, and no mark of another family. */
function StandingTag({ standing }: { standing: Standing }) {
  const t = useTranslations("demo.standing");
  return <span className={clsx("st tag", toneClass(standingTone[standing]))}>{t(standing)}</span>;
}
