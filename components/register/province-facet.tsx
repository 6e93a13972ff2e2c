import { useLocale, useTranslations } from "next-intl";
import { ChartViews } from "@/components/charts/chart-views";
import { inLocale } from "@/lib/reference/bilingual";
import { type Province, provinces } from "@/lib/reference/provinces";
import { toggled } from "@/lib/register/facets";
import { stepBreaks, stepOf } from "@/lib/register/province-counts";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";
import { FacetTile, FacetValue } from "./facet-choices";
import { FacetHead } from "./facet-group";
import { type CountOf, useCountWords } from "./facet-words";

type Props = { parameters: RegisterParameters; of: CountOf };
type Entry = { province: Province; name: string; n: number; said: string; isChosen: boolean; href: string };

/** Divisions as tiles that can be chosen, and the same as a table. */
export function ProvinceFacet({ parameters, of }: Props) {
  const t = useTranslations("register.facets");
  const locale = useLocale();
  const said = useCountWords();
  const entries = provinces.map((province): Entry => {
    const n = of.counts.get(province.code) ?? 0;
    return {
      province,
      name: inLocale(province.shortName, locale),
      n,
      said: said(n, of.isLeast),
      isChosen: parameters.province.includes(province.code),
      href: registerHref({
        ...parameters,
        ...toggled(parameters, "province", province.code),
        after: null,
        before: null,
      }),
    };
  });
  return (
    <section className="facet" aria-labelledby="facet-province">
      <ChartViews
        labels={{ view: t("view"), chart: t("map"), table: t("table") }}
        head={<FacetHead name="province" parameters={parameters} />}
        download={null}
        chart={<Tiles entries={entries} />}
        table={<ProvinceTable entries={entries} />}
      />
    </section>
  );
}

function Tiles({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("register.facets");
  const locale = useLocale();
  const breaks = stepBreaks(Math.max(0, ...entries.map(({ n }) => n)));
  return (
    <>
      <ul className="tiles choose" aria-label={t("mapLabel")}>
        {entries.map(({ province, name, n, said, isChosen, href }) => (
          <FacetTile
            key={province.code}
            href={href}
            title={t("tile", { name, count: said })}
            label={t(isChosen ? "tileChosen" : "tile", { name, count: said })}
            isChosen={isChosen}
            step={stepOf(n, breaks)}
            row={province.tile.row}
            column={province.tile.col}
          >
            {inLocale(province.abbreviation, locale)}
          </FacetTile>
        ))}
      </ul>
      <p className="muted mt-1.5 text-xs">{t("mapNote")}</p>
    </>
  );
}

function ProvinceTable({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("register.facets");
  return (
    <ul className="long">
      {entries.map(({ province, name, said, isChosen, href }) => (
        <FacetValue key={province.code} href={href} count={said} chosen={isChosen ? t("chosen") : null}>
          {name}
        </FacetValue>
      ))}
    </ul>
  );
}
