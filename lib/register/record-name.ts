import { inLanguage } from "@/lib/i18n/locale";

type Named = { nameZh: string; nameEn: string | null };

/** The name of a record as plain text, for titles and labels. */
export const nameOf = (record: Named, locale: string): string =>
  inLanguage(locale, { zh: record.nameZh, en: record.nameEn });

/** The name of the institution that a public row belongs to. */
export const institutionNameOf = (
  row: { institutionNameZh: string; institutionNameEn: string | null },
  locale: string,
): string => inLanguage(locale, { zh: row.institutionNameZh, en: row.institutionNameEn });
