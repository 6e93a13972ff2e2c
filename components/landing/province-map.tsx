import { useLocale, useTranslations } from "next-intl";
import { ChartViews } from "@/components/charts/chart-views";
import { FictionTag } from "@/components/charts/fiction-tag";
import { TileMap } from "@/components/charts/tile-map";
import { Glyph } from "@/components/ui/glyph";
import { formatNumber } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";
import { provinceOf, provinces } from "@/lib/reference/provinces";
import { type ProvinceCell, provinceCells, toCsv } from "@/lib/register/province-counts";

type Props = { counts: readonly { adcode: string; n: number }[]; asOf: string; isDemo: boolean };

/** The register's own rows by division, in a frame apart from the published figures. */
export function ProvinceMap({ counts, asOf, isDemo }: Props) {
  const t = useTranslations("landing");
  const locale = useLocale();
  const cells = provinceCells(provinces, counts);
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  const short = new Map(provinces.map(({ code, shortName }) => [code, inLocale(shortName, locale)]));
  const nameOf = (code: string) => short.get(code) ?? code;
  const namesOf = (code: string) => ({
    full: tileName(nameOf(code)),
    short: inLocale(provinceOf(code)?.abbreviation ?? { zh: code, en: code }, locale),
  });
  const words = {
    label: t(isDemo ? "map.labelFiction" : "map.label"),
    absent: t("map.absent"),
    absentLegend: t("map.absentLegend"),
  };
  const said = (cell: ProvinceCell) =>
    cell.shown === "value" ? formatNumber(cell.value ?? 0) : words.absent;
  const rows = cells.map((cell) => ({ code: cell.code, name: nameOf(cell.code), said: said(cell) }));
  const head = (
    <div>
      <h2 id="by-division">
        {t("map.title")} {isDemo ? <FictionTag /> : null}
      </h2>
      <p className="s">{t("map.subtitle", { date: asOf, count: total, provinces: counts.length })}</p>
    </div>
  );
  return (
    <figure className="chart" aria-labelledby="by-division">
      <ChartViews
        labels={{ view: t("chart.view"), chart: t("chart.chart"), table: t("chart.table") }}
        head={head}
        download={<Download rows={rows} asOf={asOf} isDemo={isDemo} />}
        chart={<TileMap cells={cells} namesOf={namesOf} words={words} />}
        table={<ProvinceTable rows={rows} />}
      />
      <p className="src">
        {isDemo ? <b>{t("map.fictionSource")}</b> : null} {t("map.source")}
      </p>
    </figure>
  );
}

/** Longer names than a tile is wide break between syllables, never inside one. */
const tileName = (name: string) =>
  name.length > 8 ? name.replace(/(?<=[a-z]{3})(?=(?:jiang|qing|dong)$)/, "\u00AD") : name;

type TableRow = { code: string; name: string; said: string };

/** Two short columns: they stay a table at every width. */
function ProvinceTable({ rows }: { rows: readonly TableRow[] }) {
  const t = useTranslations("landing.map");
  return (
    <table className="tb open mb-3">
      <caption className="vh">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("province")}</th>
          <th scope="col" className="num">
            {t("count")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, said }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td className="num">{said}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The table as a file, made from the rows on the page; a demonstration says so in its first line and its name. */
function Download({ rows, asOf, isDemo }: { rows: readonly TableRow[]; asOf: string; isDemo: boolean }) {
  const t = useTranslations("landing.map");
  const lines = [
    ...(isDemo ? [[t("csvMark"), ""]] : []),
    [t("province"), `${t("count")} ${asOf}`],
    ...rows.map(({ name, said }) => [name, said]),
  ];
  return (
    <a
      className="iconb"
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(toCsv(lines))}`}
      download={t("csvName", { mark: isDemo ? t("csvNameMark") : "" })}
      aria-label={t("csv")}
      title={t("csv")}
    >
      <Glyph name="down" />
    </a>
  );
}
