import { useTranslations } from "next-intl";
import type { NavItem } from "./nav";
import { NavLinks } from "./nav-links";
import { type NavCounts, useNavLinks } from "./use-nav-links";

/** The portal's table of contents: words and counts, no icons; only what the role may open (`navFor`). */
export function ContentsColumn({ items, counts }: { items: readonly NavItem[]; counts?: NavCounts }) {
  const t = useTranslations("shell");
  return (
    <nav className="toc" aria-label={t("contents")}>
      <NavLinks links={useNavLinks(items, counts)} grouped />
    </nav>
  );
}
