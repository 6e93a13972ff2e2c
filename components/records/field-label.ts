import { useTranslations } from "next-intl";
import type { FieldKind } from "@/lib/register/labels";

/** A key built from a kind and a field. The catalogue has one for every field of every schema (tested with the forms). */
type Say = (key: string) => string;

/** The label of a field of any kind, in the reader's language. */
export function useFieldLabels(): (kind: FieldKind, field: string) => string {
  const say = useTranslations("codes") as unknown as Say;
  return (kind, field) => say(`fields.${kind}.${field}`);
}

/** The same for the fields of one kind. */
export function useFieldLabel(kind: FieldKind): (field: string) => string {
  const label = useFieldLabels();
  return (field) => label(kind, field);
}
