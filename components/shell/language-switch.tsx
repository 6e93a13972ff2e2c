import { useLocale, useTranslations } from "next-intl";
import { locales } from "@/lib/i18n/locale";

/** A plain form, so that it works without scripts; each language names itself. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations("shell.language");
  const current = useLocale();
  return (
    <form method="post" action="/preferences" className={className}>
      {locales
        .filter((locale) => locale !== current)
        .map((locale) => (
          <button key={locale} className="iconb" type="submit" name="locale" value={locale} lang={locale}>
            {t(locale)}
          </button>
        ))}
    </form>
  );
}
