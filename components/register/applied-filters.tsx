import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { formatNumber } from "@/lib/i18n/format";
import { provinceName } from "@/lib/reference/provinces";
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
  const { q, province } = parameters;
  const isFiltered = q !== null || province !== null;
  const some = matching > limit ? t("count.over", { limit: formatNumber(limit) }) : formatNumber(matching);
  return (
    <div className="my-3 flex flex-wrap items-center gap-x-2.5 gap-y-2">
      <p role="status" className="font-semibold">
        {isFiltered ? t("count.some", { matching: some, total }) : t("count.all", { total })}
      </p>
      {q === null ? null : <Chip label={t("chip.q", { q })} href={registerHref({ province })} />}
      {province === null ? null : <Chip label={provinceName(province, locale)} href={registerHref({ q })} />}
      {q !== null && province !== null ? (
        <Link className="text-sm" href={registerHref({})}>
          {t("clear")}
        </Link>
      ) : null}
    </div>
  );
}
