import { CodedBlank } from "@/components/ui/coded-blank";
import { type NullReason, nullReasons } from "@/db/values";
import type { FieldKind } from "@/lib/register/labels";
import { FieldSeal } from "./field-seal";
import { FieldWords } from "./field-words";
import type { SealedProvenance } from "./footing";
import { type OlderValue, OlderValues } from "./older-values";

type Props = {
  kind: FieldKind;
  field: string;
  value: unknown;
  provenance?: SealedProvenance | undefined;
  /** What stood here before, newest first. */
  older?: readonly OlderValue[] | undefined;
  /** Whose act the present value was. */
  byRole?: string | null | undefined;
  /** For the word of the seal; the public reads confirmed values only. */
  isConfirmed?: boolean | undefined;
  /** Why it is blank; by default what the provenance says. */
  nullReason?: string | null | undefined;
};

const isBlank = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
const reasonOf = (text: string | null | undefined): NullReason =>
  nullReasons.find((reason) => reason === text) ?? "not_asked";

/** A regulated value in words, or its coded blank, and the seal that says where it came from. */
export function FieldValue({ kind, field, value, provenance, isConfirmed, nullReason, ...rest }: Props) {
  const { older = [], byRole } = rest;
  return (
    <>
      {isBlank(value) ? (
        <CodedBlank reason={reasonOf(nullReason ?? provenance?.nullReason)} />
      ) : (
        <FieldWords kind={kind} field={field} value={value} />
      )}
      {provenance ? (
        <FieldSeal of={{ kind, field }} provenance={provenance} isConfirmed={isConfirmed} byRole={byRole}>
          <OlderValues kind={kind} field={field} older={older} />
        </FieldSeal>
      ) : null}
    </>
  );
}
