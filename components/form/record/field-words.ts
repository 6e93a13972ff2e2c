"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FormSpec } from "@/lib/records/form-spec";

export type FieldWords = {
  label: (field: string) => string;
  hint: (field: string) => string;
  part: (field: string, part: string) => string;
};

/** A key built from the form's spec. `form-words.test.ts` proves that each one exists in both languages. */
type Say = (key: string) => string;

/** Labels and hints of a form's fields, in the reader's language. */
export function useFieldWords(kind: FormSpec["kind"]): FieldWords {
  const say = useTranslations("codes") as unknown as Say;
  const label = useCallback((field: string) => say(`fields.${kind}.${field}`), [say, kind]);
  const hint = useCallback((field: string) => say(`hints.${kind}.${field}`), [say, kind]);
  const part = useCallback((field: string, name: string) => say(`parts.${field}.${name}`), [say]);
  return { label, hint, part };
}
