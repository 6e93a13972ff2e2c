import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { facetNames } from "@/lib/register/facets";
import type { RegisterParameters } from "@/lib/register/search-params";
import { FacetGroup } from "./facet-group";
import type { CountsOfFacets } from "./facet-words";
import { ProvinceFacet } from "./province-facet";

export const FACETS = "register-facets";

type Props = { parameters: RegisterParameters; counts: CountsOfFacets; matching: string };

/** All facets: beside the list, and on a narrow screen a sheet over it, which the browser itself opens and closes. */
export function FacetPanel({ parameters, counts, matching }: Props) {
  const t = useTranslations("register.facets");
  const isLeast = facetNames.some((name) => counts[name].isLeast);
  const isEmpty = facetNames.every((name) => [...counts[name].counts.values()].every((n) => n === 0));
  return (
    <aside id={FACETS} className="facets" aria-label={t("label")} popover="auto">
      <div className="only-m facets-head">
        <b>{t("label")}</b>
        <button
          type="button"
          className="iconb"
          popoverTarget={FACETS}
          popoverTargetAction="hide"
          aria-label={t("close")}
        >
          <Glyph name="x" />
        </button>
      </div>
      {isEmpty ? <p className="muted mb-2 text-xs">{t("none")}</p> : null}
      {isLeast ? <p className="muted mb-2 text-xs">{t("least")}</p> : null}
      {facetNames.map((name) =>
        name === "province" ? (
          <ProvinceFacet key={name} parameters={parameters} of={counts[name]} />
        ) : (
          <FacetGroup key={name} name={name} parameters={parameters} of={counts[name]} />
        ),
      )}
      <div className="only-m facets-foot">
        <Button look="primary" className="w-full" popoverTarget={FACETS} popoverTargetAction="hide">
          {t("show", { matching })}
        </Button>
      </div>
    </aside>
  );
}
