/** A text in both languages of the portal. Chinese is the source, English must say the same. */
export type BilingualText = { zh: string; en: string };

/** The two interface languages, as the cookie and next-intl name them. */
export type ReferenceLocale = "zh-CN" | "en";

/** The half of a bilingual text that a reader of `locale` sees. */
export function inLocale(text: BilingualText, locale: ReferenceLocale): string {
  return locale === "en" ? text.en : text.zh;
}
