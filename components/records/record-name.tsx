import { useLocale } from "next-intl";
import { LanguageText } from "./language-text";

/** A record's name in the reader's language where it has one, else in Chinese and marked as such. */
export function RecordName({ name, nameEn }: { name: string; nameEn: string | null }) {
  const locale = useLocale();
  return <LanguageText text={locale === "en" ? (nameEn ?? name) : name} />;
}
