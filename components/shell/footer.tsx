import clsx from "clsx";
import { useTranslations } from "next-intl";
import { CopyDigest } from "@/components/ui/copy-digest";
import { formatDate, formatDateTime } from "@/lib/i18n/format";
import type { Theme } from "@/lib/i18n/locale";
import { LanguageSwitch } from "./language-switch";
import { publicNav } from "./nav";
import { NavLinks } from "./nav-links";
import { ThemeChoice } from "./theme-switch";
import { useNavLinks } from "./use-nav-links";

type Props = {
  variant: "public" | "portal";
  theme: Theme;
  /** The moment the page's data was read, ISO. */
  asOf: string;
  checkpoint?: { at: string; root: string; href: string } | null;
};

/** Data as of, latest checkpoint, what the portal does not claim; navigation for those without scripts. */
export function Footer({ variant, theme, asOf, checkpoint }: Props) {
  const t = useTranslations("shell");
  return (
    <footer className="foot">
      {/* The masthead's width without its padding, so that both begin at one line. */}
      <div className={clsx(variant === "portal" && "max-w-[1624px]")}>
        <span>{t("footer.asOf", { at: formatDateTime(asOf) })}</span>
        {checkpoint ? (
          <span>
            <a href={checkpoint.href}>{t("footer.checkpoint")}</a> <code>{formatDate(checkpoint.at)}</code>{" "}
            <CopyDigest digest={checkpoint.root} />
          </span>
        ) : null}
        <span>{t("footer.claim")}</span>
        <nav className="flex flex-wrap gap-x-4" aria-label={t("footer.label")}>
          <NavLinks links={useNavLinks(publicNav)} />
        </nav>
        <span className="flex flex-wrap gap-x-4">
          <LanguageSwitch />
          <ThemeChoice theme={theme} />
        </span>
      </div>
    </footer>
  );
}
