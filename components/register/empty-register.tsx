import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { type FilterPart, facetLabel, noFilter } from "@/lib/register/facets";
import { facetsNamed } from "@/lib/register/named-facets";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";
import { queryWords } from "@/lib/register/words";

/** How many rows the list would have with one part of the filter less. */
export type Wider = { dropped: FilterPart; matching: number };

type Props = {
  parameters: RegisterParameters;
  total: number;
  wider: readonly Wider[];
  /** Only fictional institutions are here: who looks for a real one learns why there is none. */
  isDemo: boolean;
};

/** Why there is nothing, and which one filter to drop. */
export function EmptyRegister({ parameters, total, wider, isDemo }: Props) {
  const t = useTranslations("register.empty");
  if (total === 0) {
    return (
      <EmptyState title={t("none")}>
        <p>{t("noneText")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("title")}>
      {parameters.q === null ? null : <p>{t(queryWords(parameters.q).length > 1 ? "words" : "word")}</p>}
      {parameters.q === null || !isDemo ? null : <p>{t("fiction")}</p>}
      <NamedFacets q={parameters.q} />
      <WiderLinks parameters={parameters} total={total} wider={wider} />
    </EmptyState>
  );
}

function NamedFacets({ q }: { q: string | null }) {
  const t = useTranslations("register");
  const locale = useLocale();
  const named = facetsNamed(q);
  if (named.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1">
      {named.map(({ name, value }) => (
        <li key={`${name} ${value}`}>
          <Link href={registerHref({ [name]: [value] })}>
            {t("empty.named", { facet: t(`facet.${name}`), value: facetLabel(name, value, locale) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function WiderLinks({ parameters, total, wider }: Pick<Props, "parameters" | "total" | "wider">) {
  const t = useTranslations("register");
  const locale = useLocale();
  const said = (part: FilterPart) =>
    part === "q"
      ? t("chip.q", { q: parameters.q ?? "" })
      : t("chip.facet", {
          facet: t(`facet.${part}`),
          value: parameters[part].map((value) => facetLabel(part, value, locale)).join(t("chip.or")),
        });
  return (
    <ul className="mt-2 grid gap-1">
      {wider.map(({ dropped, matching }) => (
        <li key={dropped}>
          <Link
            href={registerHref({ ...parameters, [dropped]: noFilter[dropped], after: null, before: null })}
          >
            {t("empty.without", { part: said(dropped), count: matching })}
          </Link>
        </li>
      ))}
      <li>
        <Link href={registerHref({})}>{t("empty.all", { count: total })}</Link>
      </li>
    </ul>
  );
}
