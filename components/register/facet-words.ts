import { useTranslations } from "next-intl";
import { formatNumber } from "@/lib/i18n/format";
import type { FacetName } from "@/lib/register/facets";

/** How many rows each value would show. `isLeast`: there are that many or more. */
export type CountOf = { counts: ReadonlyMap<string, number>; isLeast: boolean };
export type CountsOfFacets = { readonly [Name in FacetName]: CountOf };

/** A count as it stands beside a value: `1,013`, or `320+` where counting stopped. */
export function useCountWords(): (n: number, isLeast: boolean) => string {
  const t = useTranslations("register.count");
  return (n, isLeast) => (isLeast ? t("over", { limit: formatNumber(n) }) : formatNumber(n));
}
