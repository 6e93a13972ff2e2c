import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { type Theme, themes } from "@/lib/i18n/locale";

/** Light, dark, as the system has it: one button goes on to the next. A plain form, so that it works without scripts. */
export function ThemeSwitch({ theme, className }: { theme: Theme; className?: string }) {
  const t = useTranslations("shell.theme");
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
  return (
    <form method="post" action="/preferences" className={className}>
      <button
        className="iconb"
        type="submit"
        name="theme"
        value={next}
        aria-label={t("change", { current: t(theme), next: t(next) })}
      >
        <Glyph name="sun" />
      </button>
    </form>
  );
}

/** All three, for the footer and the contents sheet. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const t = useTranslations("shell.theme");
  return (
    <form method="post" action="/preferences" aria-label={t("label")}>
      {themes.map((option) => (
        <button key={option} type="submit" name="theme" value={option} aria-pressed={option === theme}>
          {t(option)}
        </button>
      ))}
    </form>
  );
}
