import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { openClaims, type Sourced } from "@/lib/records/claims";

type Props = { href: string; record: Sourced; children: ReactNode };

/** The way into a record's form. While a public source waits for an answer, that is what one goes there for. */
export function EditLink({ href, record, children }: Props) {
  const t = useTranslations("reviews.claim");
  const open = openClaims(record).length;
  return open > 0 ? (
    <ButtonLink href={href} look="primary">
      {t("start", { count: open })}
    </ButtonLink>
  ) : (
    <ButtonLink href={href}>{children}</ButtonLink>
  );
}
