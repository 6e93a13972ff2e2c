import type { ReferenceLocale } from "@/lib/reference/bilingual";
import { type CodeListName, codeOptions } from "@/lib/reference/codes";
import { type FormSpec, listsOf } from "./form-spec";

export type FormOptions = Partial<Record<CodeListName, readonly { value: string; label: string }[]>>;

/** The words of the codes a form offers. Read on the server: the browser needs these few, not the whole reference file. */
export function formOptions(spec: FormSpec, locale: ReferenceLocale): FormOptions {
  return Object.fromEntries(listsOf(spec).map((list) => [list, codeOptions(list, locale)]));
}
