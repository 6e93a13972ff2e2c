import { useLocale, useTranslations } from "next-intl";
import { FictionTag } from "@/components/charts/fiction-tag";
import { WideTerms } from "@/components/records/wide-terms";
import { KeyValueList } from "@/components/ui/key-value-list";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { formatNumber } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";
import { codeLabel } from "@/lib/reference/codes";
import { provinces } from "@/lib/reference/provinces";
import { type ProvinceStandings, type Standing, standings, totalOf } from "@/lib/statistics/standings";

type Props = { rows: readonly ProvinceStandings[]; asOf: string; isDemo: boolean };

const none = totalOf([]);

/** The register's own institutions by what they say of language models, and those of which nothing is known. */
export function ParticipationSection({ rows, asOf, isDemo }: Props) {
  const t = useTranslations("statistics.participation");
  const wordOf = useStandingWord();
  const total = totalOf(rows);
  const count = standings.reduce((sum, standing) => sum + total[standing], 0);
  return (
    <figure className="chart" aria-labelledby="participation">
      <figcaption className="cap">
        <div>
          <h2 id="participation">
            {t("title")} {isDemo ? <FictionTag /> : null}
          </h2>
          <p className="s">{t("subtitle", { count, date: asOf })}</p>
        </div>
      </figcaption>
      <WideTerms>
        <KeyValueList
          items={[
            ...standings.map((standing) => ({
              key: standing,
              term: wordOf(standing),
              value: <b>{formatNumber(total[standing])}</b>,
            })),
            {
              key: "unknown",
              term: t("standing.unknown"),
              value: <span className="nul">{t("unknownMark")}</span>,
            },
          ]}
        />
      </WideTerms>
      <p className="soft mt-3 text-sm">{t("unknownText")}</p>
      <details className="mt-3">
        <summary>{t("byDivision")}</summary>
        <DivisionTable rows={rows} />
      </details>
      <p className="src">
        {isDemo ? <b>{t("fiction")}</b> : null} {t("source")}
      </p>
    </figure>
  );
}

/** The word of the register's facet, so that an institution is called one thing; only here are verified uses apart. */
function useStandingWord(): (standing: Standing) => string {
  const t = useTranslations("statistics.participation.standing");
  const locale = useLocale();
  return (standing) =>
    standing === "uses_verified" || standing === "uses_unverified"
      ? t(standing)
      : codeLabel("participationStandings", standing, locale);
}

/** All divisions, also those without a row: a zero of the register is not a zero of the country. */
function DivisionTable({ rows }: Pick<Props, "rows">) {
  const t = useTranslations("statistics.participation");
  const locale = useLocale();
  const wordOf = useStandingWord();
  const byCode = new Map(rows.map((row) => [row.adcode, row]));
  const cell = (row: Record<Standing, number>, standing: Standing) => formatNumber(row[standing]);
  return (
    <ScrollRegion label={t("byDivision")}>
      <table className="tb open mt-2">
        <caption className="vh">{t("byDivision")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("division")}</th>
            {standings.map((standing) => (
              <th key={standing} scope="col" className="num">
                {wordOf(standing)}
              </th>
            ))}
            <th scope="col" className="num">
              {t("standing.unknown")}
            </th>
          </tr>
        </thead>
        <tbody>
          {provinces.map(({ code, shortName }) => (
            <tr key={code}>
              <th scope="row">{inLocale(shortName, locale)}</th>
              {standings.map((standing) => (
                <td key={standing} className="num">
                  {cell(byCode.get(code) ?? none, standing)}
                </td>
              ))}
              <td className="num muted">{t("unknownMark")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
