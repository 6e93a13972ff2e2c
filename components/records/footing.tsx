import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { LanguageText } from "./language-text";
import { sourceOf } from "./source-of";

/** Provenance of one value, as the record keeps it and as the public record carries it. */
export type SealedProvenance = {
  source: string;
  asOf: string;
  nullReason?: string;
  verifiedOn?: string;
  restoredFrom?: number;
  publicSource?: { title: string; url: string; date: string; mayLink: boolean };
};

type Props = { provenance: SealedProvenance; byRole?: string | null | undefined };

/** All a seal tells, in one line: where a value came from, when, by whom, and who verified it. For paper and comparison. */
export function Footing({ provenance, byRole }: Props) {
  const t = useTranslations("register.seal");
  const words = useTranslations("versions.footing");
  const separator = words("separator");
  const locale = useLocale();
  const { publicSource, asOf, verifiedOn, nullReason, restoredFrom } = provenance;
  const stated = sourceOf(provenance.source);
  const said = [
    ...(asOf ? [t(stated, { date: formatDate(asOf) })] : []),
    ...(byRole ? [codeLabel("membershipRoles", byRole, locale)] : []),
    ...(restoredFrom === undefined ? [] : [words("restored", { revision: restoredFrom })]),
    ...(verifiedOn && nullReason === undefined ? [t("verified", { date: formatDate(verifiedOn) })] : []),
  ];
  return (
    <>
      {publicSource ? (
        <>
          <LanguageText text={publicSource.title} />
          {said.length > 0 ? separator : null}
        </>
      ) : null}
      {said.join(separator)}
    </>
  );
}
