/** Languages of the portal. The locale is not in the address: a cookie names it, else Chinese. Isomorphic. */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "zh-CN";
export const localeCookie = "locale";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "theme";

/** Keys without ⌘ or Ctrl, for who is not signed in: a person's own choice is kept with the account. */
export const singleKeysCookie = "single-keys";
export const singleKeyChoices = ["on", "off"] as const;

/** How close the rows of a list stand. */
export const densities = ["standard", "compact"] as const;
export type Density = (typeof densities)[number];
export const densityCookie = "density";

/** The density that a cookie names; anything else is the ordinary one. */
export function densityOf(value: string | undefined): Density {
  return densities.find((density) => density === value) ?? "standard";
}

/** The locale that a cookie names; anything else is Chinese. */
export function localeOf(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? defaultLocale;
}

/** The theme that a cookie names; anything else follows the system. */
export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "auto";
}

/** Picks one of a bilingual pair; Chinese stands in where a name has no English form. */
export function inLanguage(locale: string, text: { zh: string; en: string | null }): string {
  return locale === "en" ? (text.en ?? text.zh) : text.zh;
}
