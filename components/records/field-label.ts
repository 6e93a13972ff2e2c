import { useTranslations } from "next-intl";
import type { FieldKind } from "@/lib/register/labels";

/** A key built from a kind and a field. The catalogue has one for every field of every schema (tested with the forms). */
type Say = (key: string) => string;

/** The label of a field, in the reader's language. */
export function useFieldLabel(kind: FieldKind): (field: string) => string {
  const say = useTranslations("codes") as unknown as Say;
  return (field) => say(`fields.${kind}.${field}`);
}
