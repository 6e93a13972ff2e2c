import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BadgeLadder, BadgeNote } from "@/components/ui/badge-ladder";
import { type FacetName, facetLabel, toggled } from "@/lib/register/facets";
import { badgeOfRow } from "@/lib/register/listed-row";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";
import { FacetValue } from "./facet-choices";
import { type CountOf, useCountWords } from "./facet-words";

type Props = { name: FacetName; parameters: RegisterParameters; of: CountOf };

const firstPage = { after: null, before: null };

/** One dimension with all its values, zero or not; several of them are alternatives. */
export function FacetGroup({ name, parameters, of }: Props) {
  const t = useTranslations("register.facets");
  const locale = useLocale();
  const said = useCountWords();
  const values = [...of.counts];
  return (
    <section className="facet" aria-labelledby={`facet-${name}`}>
      <FacetHead name={name} parameters={parameters} />
      <ul>
        {values.map(([value, n]) => (
          <FacetValue
            key={value}
            href={registerHref({ ...parameters, ...toggled(parameters, name, value), ...firstPage })}
            count={said(n, of.isLeast)}
            chosen={parameters[name].includes(value) ? t("chosen") : null}
          >
            {name === "badge" ? (
              <BadgeLadder badge={badgeOfRow({ badge: value })} />
            ) : (
              facetLabel(name, value, locale)
            )}
          </FacetValue>
        ))}
      </ul>
      {name === "participation" ? <Unknown /> : null}
      {name === "badge" ? <BadgeNote /> : null}
    </section>
  );
}

/** A zero of the register is not a zero of the country. */
function Unknown() {
  const t = useTranslations("register.facets");
  return (
    <p className="muted mt-1.5 text-xs">
      {t("unknown")} <Link href="/statistics#participation">{t("unknownMore")}</Link>
    </p>
  );
}

/** The name of a facet, with a link that takes its choices back. */
export function FacetHead({ name, parameters, children }: Omit<Props, "of"> & { children?: ReactNode }) {
  const t = useTranslations("register");
  const facet = t(`facet.${name}`);
  return (
    <h2 id={`facet-${name}`}>
      <span>{facet}</span>
      {children}
      {parameters[name].length === 0 ? null : (
        <Link
          className="font-normal"
          href={registerHref({ ...parameters, [name]: [], ...firstPage })}
          scroll={false}
          aria-label={t("facets.clearOne", { facet })}
        >
          {t("facets.clear")}
        </Link>
      )}
    </h2>
  );
}
