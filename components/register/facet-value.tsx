import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = { href: string; isChosen: boolean; count: string; children: ReactNode };

/** One value of a facet: a link to the list with it, or without it where it is chosen. */
export function FacetValue({ href, isChosen, count, children }: Props) {
  const t = useTranslations("register.facets");
  return (
    <Link
      className="fv"
      href={href}
      prefetch={false}
      scroll={false}
      rel="nofollow"
      {...(isChosen ? { "aria-current": "true" as const } : {})}
    >
      <i aria-hidden="true" />
      <span>{children}</span>
      <span className="n">
        {count}
        <span className="vh">{isChosen ? t("chosen") : null}</span>
      </span>
    </Link>
  );
}
