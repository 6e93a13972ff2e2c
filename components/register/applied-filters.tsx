import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { facetLabel, facetNames, partsOf, withoutValue } from "@/lib/register/facets";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";
import { FACETS } from "./facet-panel";

type Props = {
  parameters: RegisterParameters;
  total: number;
  /** How many match, in words. */
  said: string;
};

/** How many match of how many, and each filter as a chip that takes it away. */
export function AppliedFilters({ parameters, said, total }: Props) {
  const t = useTranslations("register");
  const locale = useLocale();
  const { q, sort } = parameters;
  const isFiltered = partsOf(parameters).length > 0;
  const first = { ...parameters, after: null, before: null };
  const chosen = facetNames.flatMap((name) => parameters[name].map((value) => ({ name, value })));
  return (
    <div className="my-3 flex flex-wrap items-center gap-x-2.5 gap-y-2">
      <p role="status" className="font-semibold">
        {isFiltered ? t("count.some", { matching: said, total }) : t("count.all", { total })}
      </p>
      <button type="button" className="btn only-m" popoverTarget={FACETS}>
        {t("facets.open", { count: chosen.length })}
      </button>
      {q === null ? null : (
        <Chip label={t("chip.q", { q })} quoted={q} href={registerHref({ ...first, q: null })} />
      )}
      {chosen.map(({ name, value }) => (
        <Chip
          key={`${name}.${value}`}
          label={t("chip.facet", { facet: t(`facet.${name}`), value: facetLabel(name, value, locale) })}
          href={registerHref({ ...first, ...withoutValue(parameters, name, value) })}
        />
      ))}
      {chosen.length + (q === null ? 0 : 1) > 1 ? (
        <Link className="text-sm" href={registerHref({ sort })}>
          {t("clear")}
        </Link>
      ) : null}
    </div>
  );
}
