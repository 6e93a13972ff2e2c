import { locales } from "@/lib/i18n/locale";
import { plainText } from "@/lib/spoken";
import { type FacetName, facetLabel, facetNames, facetValues } from "./facets";

export type NamedFacet = { name: FacetName; value: string };

/** Of a province "浙江" is enough for 浙江省. */
const isNameOf = (said: string, { name, value }: NamedFacet): boolean =>
  locales.some((locale) => {
    const label = plainText(facetLabel(name, value, locale));
    return label === said || (name === "province" && label.startsWith(said));
  });

/** The values of facets that a query names: no text of a record holds them, so a search for one finds nothing. */
export function facetsNamed(q: string | null): NamedFacet[] {
  const said = plainText(q ?? "");
  if (said.length < 2) return [];
  const all = facetNames.flatMap((name) => facetValues(name).map((value) => ({ name, value })));
  return all.filter((facet) => isNameOf(said, facet));
}
