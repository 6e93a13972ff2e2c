import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Density, densities } from "@/lib/i18n/locale";
import { registerSorts } from "@/lib/register/facets";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";

/** In which order, and how close the rows stand. */
export function ListHead({ parameters, density }: { parameters: RegisterParameters; density: Density }) {
  const t = useTranslations("register");
  return (
    <div className="listhead soft">
      <nav aria-label={t("sort.label")} className="flex flex-wrap items-center gap-x-3">
        <span aria-hidden="true">{t("sort.label")}</span>
        {registerSorts.map((sort) => (
          <Link
            key={sort}
            href={registerHref({ ...parameters, sort, after: null, before: null })}
            prefetch={false}
            rel="nofollow"
            {...(sort === parameters.sort ? { "aria-current": "true" as const } : {})}
          >
            {t(`sort.${sort}`)}
          </Link>
        ))}
      </nav>
      <form method="post" action="/preferences" className="hide-s">
        <fieldset className="seg" aria-label={t("density.label")}>
          {densities.map((option) => (
            <button
              key={option}
              type="submit"
              name="density"
              value={option}
              aria-pressed={option === density}
            >
              {t(`density.${option}`)}
            </button>
          ))}
        </fieldset>
      </form>
    </div>
  );
}
