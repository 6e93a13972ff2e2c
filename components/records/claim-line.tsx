import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { FieldProvenance } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { type FieldStanding, verdictOf } from "@/lib/records/field-standing";
import type { FieldKind } from "@/lib/register/labels";
import { FieldWords } from "./field-words";
import { PublicSourceLine } from "./public-source-line";

type Props = {
  kind: FieldKind;
  field: string;
  claim: NonNullable<FieldProvenance["claim"]>;
  source: FieldProvenance["publicSource"];
  standing: FieldStanding | undefined;
};

/** The hospital's answer beside what the public source says, and what a reviewer found. */
export function ClaimLine({ kind, field, claim, source, standing }: Props) {
  const t = useTranslations("reviews.claim");
  return (
    <span className="mt-1 block text-sm">
      <b>{t(`stand.${claim.stand}`)}</b>
      {claim.evidence ? (
        <a className="ml-2" href={claim.evidence} target="_blank" rel="noopener noreferrer nofollow">
          {t("evidence")}
        </a>
      ) : null}
      <span className="muted ml-3">{t("published")}</span>{" "}
      <FieldWords kind={kind} field={field} value={claim.published} />
      {source ? <PublicSourceLine source={source} /> : null}
      <Verdict standing={standing} />
    </span>
  );
}

function Verdict({ standing }: { standing: FieldStanding | undefined }) {
  const t = useTranslations("reviews.claim");
  const verdict = verdictOf(standing);
  const review = standing?.review;
  if (verdict === null || !review) {
    return (
      <span className="mt-1 block">
        <StatusMark glyph="draft">{t("open")}</StatusMark>
      </span>
    );
  }
  const said = { name: review.byName, date: formatDate(review.at), note: review.note ?? "" };
  return (
    <span className="mt-1 block">
      <StatusMark
        glyph={verdict === "verified" ? "met" : "fail"}
        tone={verdict === "verified" ? "pine" : "zhu"}
      >
        {t(`verdict.${verdict}`, said)}
      </StatusMark>
    </span>
  );
}
