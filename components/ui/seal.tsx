import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldSource } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";

const sealClass = { public_source: "p", hospital: "h", reviewer: "r", observed: "s" } as const;

/** Where a value came from, as a small seal after it: 公 院 审 测 (P H R S). */
export function Seal({ source }: { source: FieldSource }) {
  const t = useTranslations("common.seal");
  return (
    <span className={clsx("seal", sealClass[source])} role="img" aria-label={t(`${source}.word`)}>
      {t(`${source}.mark`)}
    </span>
  );
}

type DetailProps = { source: FieldSource; asOf?: string | null; children?: ReactNode };

/** A seal that opens: source, date, and what the caller adds (who, older values). Works without scripts. */
export function SealDetails({ source, asOf, children }: DetailProps) {
  const t = useTranslations("common.seal");
  return (
    <details className="sealbox">
      <summary aria-label={t("open", { source: t(`${source}.word`) })}>
        <span className={clsx("seal", sealClass[source])} aria-hidden="true">
          {t(`${source}.mark`)}
        </span>
      </summary>
      <div>
        <b>{t(`${source}.word`)}</b>
        {asOf ? <p>{t("asOf", { date: formatDate(asOf) })}</p> : null}
        {children}
      </div>
    </details>
  );
}
