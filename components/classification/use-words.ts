import { useLocale, useTranslations } from "next-intl";
import { classificationWords } from "@/lib/classification/words";
import { localeOf } from "@/lib/i18n/locale";

/** Codes of a classification in the reader's language. */
export function useClassificationWords() {
  const t = useTranslations("classification");
  return classificationWords(t, localeOf(useLocale()));
}
