import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FieldSource } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";

const sealClass = { public_source: "p", hospital: "h", reviewer: "r", observed: "s" } as const;

/** Where a value came from, as a small seal after it: 公 院 审 测 (P H R S). */
export function Seal({ source, isConfirmed }: Pick<DetailProps, "source" | "isConfirmed">) {
  const t = useTranslations("common.seal");
  const word = useSealWord(isConfirmed)(source);
  return (
    <span className={clsx("seal", sealClass[source])} role="img" aria-label={word}>
      {t(`${source}.mark`)}
    </span>
  );
}

/** The word of a seal: a hospital's value is confirmed once its second person has stood for it, before that only stated. */
export function useSealWord(isConfirmed = true): (source: FieldSource) => string {
  const t = useTranslations("common.seal");
  return (source) => t(source === "hospital" && !isConfirmed ? "hospital.stated" : `${source}.word`);
}

type DetailProps = {
  /** Whose source it tells: a page has many seals, and a list of them names each. */
  of: string;
  source: FieldSource;
  isConfirmed?: boolean | undefined;
  asOf?: string | null;
  children?: ReactNode;
};

/** A seal that opens: source, date, and what the caller adds (who, older values). Works without scripts. */
export function SealDetails({ of, source, isConfirmed, asOf, children }: DetailProps) {
  const t = useTranslations("common.seal");
  const word = useSealWord(isConfirmed)(source);
  return (
    <details className="sealbox">
      <summary aria-label={t("open", { field: of, source: word })}>
        <span className={clsx("seal", sealClass[source])} aria-hidden="true">
          {t(`${source}.mark`)}
        </span>
      </summary>
      <div>
        <b>{word}</b>
        {asOf ? <p>{t("asOf", { date: formatDate(asOf) })}</p> : null}
        {children}
      </div>
    </details>
  );
}
