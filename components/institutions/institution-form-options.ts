import { formOptions } from "@/lib/records/form-options";
import type { ReferenceLocale } from "@/lib/reference/bilingual";
import { codeOptions } from "@/lib/reference/codes";
import { institutionSpec } from "./institution-form-spec";

/** The words the institution's form offers. "Verified" is a reviewer's word: a hospital keeps it, but cannot choose it. */
export function institutionOptions(locale: ReferenceLocale, participation: string) {
  const options = formOptions(institutionSpec, locale);
  const offered = (options.participation ?? []).filter(
    ({ value }) => value !== "verified" || participation === "verified",
  );
  return {
    options: { ...options, participation: offered },
    contactKinds: codeOptions("contactKinds", locale),
  };
}
