import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { provinceName } from "@/lib/reference/provinces";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";

/** How many rows the list would have with one filter less; null where that filter is not set. */
export type Wider = { withoutQ: number | null; withoutProvince: number | null };

type Props = { parameters: RegisterParameters; matching: number; total: number; wider: Wider };

/** Why there is nothing, and which one filter to drop. */
export function EmptyRegister({ parameters, matching, total, wider }: Props) {
  const t = useTranslations("register.empty");
  if (total === 0) {
    return (
      <EmptyState title={t("none")}>
        <p>{t("noneText")}</p>
      </EmptyState>
    );
  }
  if (matching > 0) {
    // A cursor of yesterday, past the last row of today.
    return (
      <EmptyState title={t("lastPage")}>
        <Link href={registerHref({ q: parameters.q, province: parameters.province })}>{t("first")}</Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("title")}>
      {parameters.q === null ? null : <p>{t("words")}</p>}
      <WiderLinks parameters={parameters} total={total} wider={wider} />
    </EmptyState>
  );
}

function WiderLinks({ parameters, total, wider }: Omit<Props, "matching">) {
  const t = useTranslations("register.empty");
  const locale = useLocale();
  const { q, province } = parameters;
  const isNarrow = q !== null && province !== null;
  return (
    <ul className="mt-2 grid gap-1">
      {isNarrow && wider.withoutQ ? (
        <li>
          <Link href={registerHref({ province })}>{t("withoutQ", { q, count: wider.withoutQ })}</Link>
        </li>
      ) : null}
      {isNarrow && wider.withoutProvince ? (
        <li>
          <Link href={registerHref({ q })}>
            {t("withoutProvince", {
              province: provinceName(province, locale),
              count: wider.withoutProvince,
            })}
          </Link>
        </li>
      ) : null}
      <li>
        <Link href={registerHref({})}>{t("all", { count: total })}</Link>
      </li>
    </ul>
  );
}
