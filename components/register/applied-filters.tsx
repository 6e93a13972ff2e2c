import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { formatNumber } from "@/lib/i18n/format";
import { facetLabel, facetNames, partsOf, withoutValue } from "@/lib/register/facets";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";

type Props = {
  parameters: RegisterParameters;
  matching: number;
  total: number;
  /** Above it a count is said as `10,000+`. */
  limit: number;
};

/** How many match of how many, and each filter as a chip that takes it away. */
export function AppliedFilters({ parameters, matching, total, limit }: Props) {
  const t = useTranslations("register");
  const locale = useLocale();
  const { q, sort } = parameters;
  const isFiltered = partsOf(parameters).length > 0;
  const some = matching > limit ? t("count.over", { limit: formatNumber(limit) }) : formatNumber(matching);
  const first = { ...parameters, after: null, before: null };
  const chosen = facetNames.flatMap((name) => parameters[name].map((value) => ({ name, value })));
  return (
    <div className="my-3 flex flex-wrap items-center gap-x-2.5 gap-y-2">
      <p role="status" className="font-semibold">
        {isFiltered ? t("count.some", { matching: some, total }) : t("count.all", { total })}
      </p>
      {q === null ? null : <Chip label={t("chip.q", { q })} href={registerHref({ ...first, q: null })} />}
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
