import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { Provenance } from "@/db/values";
import { type FieldStanding, verdictOf } from "@/lib/records/field-standing";
import type { FieldKind } from "@/lib/register/labels";
import { ClaimLine } from "./claim-line";
import { ClaimReview, type FieldReviewOffer } from "./claim-review";
import { useFieldLabel } from "./field-label";
import { FieldValue } from "./field-value";
import type { OlderValue } from "./older-values";
import { PublicSourceLine } from "./public-source-line";
import { WideTerms } from "./wide-terms";

/** The value the public record shows now. */
export type PublishedValue = { value: unknown; nullReason?: string };

export type FieldsOfRecord = {
  kind: FieldKind;
  values: Readonly<Record<string, unknown>>;
  provenance: Provenance;
  /** Whether the hospital's second person has stood for this revision. */
  isConfirmed: boolean;
  /** The public copy, where it may differ from this working copy. */
  published?: Readonly<Record<string, PublishedValue>> | null;
  /** For who compares the claim with what was published elsewhere. */
  showsPublicSource?: boolean;
  /** What has been said of each field, and a reviewer's verdict on it; `prefix` is before a configuration's names. */
  standings?: Readonly<Record<string, FieldStanding>>;
  prefix?: string;
  /** For the reviewer whose turn it is: how a claimed field is judged. */
  review?: FieldReviewOffer | null;
};

type Props = FieldsOfRecord & { title: ReactNode; fields: readonly string[]; after?: ReactNode };

const isBlank = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** One section of a record: every field with its value or coded blank and its seal. */
export function FieldSection({ title, fields, after, ...record }: Props) {
  const t = useTranslations("reviews.record");
  const labelOf = useFieldLabel(record.kind);
  const filled = fields.filter((field) => !isBlank(record.values[field])).length;
  return (
    <Section title={title} note={t("fieldNote", { filled, total: fields.length })}>
      <WideTerms>
        <KeyValueList
          items={fields.map((field) => ({
            key: field,
            term: labelOf(field),
            value: <RecordValue {...record} field={field} />,
          }))}
        />
      </WideTerms>
      {after}
    </Section>
  );
}

/** One field of a record: its value, how far it is trusted, what the public reads, and what a source says of it. */
export function RecordValue({
  field,
  kind,
  values,
  provenance,
  ...rest
}: FieldsOfRecord & { field: string }) {
  const label = useFieldLabel(kind)(field);
  const value = values[field] ?? null;
  const known = provenance[field];
  const standing = rest.standings?.[`${rest.prefix ?? ""}${field}`];
  const published = rest.published?.[field];
  const source = rest.showsPublicSource ? known?.publicSource : undefined;
  return (
    <>
      <FieldValue
        kind={kind}
        field={field}
        value={value}
        provenance={known}
        isConfirmed={rest.isConfirmed}
        older={olderOf(standing)}
        byRole={standing?.statements[0]?.byRole}
      />
      {published && !isSame(published, value, known?.nullReason) ? (
        <PublishedLine kind={kind} field={field} published={published} />
      ) : null}
      {known?.claim ? (
        <ClaimLine
          kind={kind}
          field={field}
          claim={known.claim}
          source={known.publicSource}
          standing={standing}
        />
      ) : null}
      {known?.claim && rest.review ? (
        <ClaimReview
          {...rest.review}
          field={`${rest.prefix ?? ""}${field}`}
          label={label}
          verdict={verdictOf(standing)}
        />
      ) : null}
      {source && !known?.claim ? <PublicSourceLine source={source} /> : null}
    </>
  );
}

const olderOf = (standing: FieldStanding | undefined): OlderValue[] =>
  (standing?.statements.slice(1) ?? []).map(({ at, ...said }) => ({ ...said, asOf: at }));

function isSame(published: PublishedValue, value: unknown, nullReason: string | undefined): boolean {
  if (isBlank(published.value) && isBlank(value)) return (published.nullReason ?? "") === (nullReason ?? "");
  return JSON.stringify(published.value ?? null) === JSON.stringify(value);
}

function PublishedLine({
  kind,
  field,
  published,
}: {
  kind: FieldKind;
  field: string;
  published: PublishedValue;
}) {
  const t = useTranslations("reviews.record");
  return (
    <span className="mt-1 block border-l-2 border-rust pl-2 text-sm text-ink-2">
      {t("inPublic")}
      <FieldValue kind={kind} field={field} value={published.value} nullReason={published.nullReason} />
    </span>
  );
}
