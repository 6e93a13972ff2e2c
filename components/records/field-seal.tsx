import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SealDetails } from "@/components/ui/seal";
import type { FieldSource } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import type { FieldKind } from "@/lib/register/labels";
import { useFieldLabel } from "./field-label";
import { Footing, type SealedProvenance } from "./footing";
import { LanguageText } from "./language-text";
import { sourceOf } from "./source-of";

type Props = {
  of: { kind: FieldKind; field: string };
  provenance: SealedProvenance;
  /** False while nobody of the hospital has stood for the revision the value is of. */
  isConfirmed?: boolean | undefined;
  /** Whose act the value was, where that is known. */
  byRole?: string | null | undefined;
  /** What stood here before. */
  children?: ReactNode;
};

/**
 * The seal shows the highest step a value has climbed; opened, it tells every step: published, stated, verified. A blank
 * climbs no further than who left it: nobody has verified that something is unknown. Paper cannot be opened: there the
 * steps stand beside it.
 */
export function FieldSeal({ of, provenance, isConfirmed, byRole, children }: Props) {
  const t = useTranslations("register.seal");
  const words = useTranslations("versions.footing");
  const locale = useLocale();
  const label = useFieldLabel(of.kind)(of.field);
  const stated = sourceOf(provenance.source);
  const verifiedOn = provenance.nullReason === undefined ? provenance.verifiedOn : undefined;
  const shown: FieldSource = verifiedOn && stated !== "observed" ? "reviewer" : stated;
  return (
    <>
      <SealDetails of={label} source={shown} isConfirmed={isConfirmed}>
        {provenance.publicSource ? <PublicSource source={provenance.publicSource} /> : null}
        {provenance.asOf && !(provenance.publicSource && stated === "public_source") ? (
          <p>
            {t(stated, { date: formatDate(provenance.asOf) })}
            {byRole ? (
              <span className="muted ml-2">{codeLabel("membershipRoles", byRole, locale)}</span>
            ) : null}
          </p>
        ) : null}
        {provenance.restoredFrom === undefined ? null : (
          <p>{words("restored", { revision: provenance.restoredFrom })}</p>
        )}
        {verifiedOn ? <p>{t("verified", { date: formatDate(verifiedOn) })}</p> : null}
        {children}
      </SealDetails>
      <span className="paper">
        <Footing provenance={provenance} byRole={byRole} />
      </span>
    </>
  );
}

function PublicSource({ source }: { source: NonNullable<SealedProvenance["publicSource"]> }) {
  const t = useTranslations("register.seal");
  return (
    <p>
      {source.mayLink ? (
        <a href={source.url} rel="noopener noreferrer nofollow">
          <LanguageText text={source.title} />
        </a>
      ) : (
        <LanguageText text={source.title} />
      )}
      {source.date ? <span className="muted nw">{t("published", { date: source.date })}</span> : null}
    </p>
  );
}
