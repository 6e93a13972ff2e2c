import { useTranslations } from "next-intl";
import type { NavItem } from "./nav";
import type { NavLink } from "./nav-links";

/** Counts beside words, by address: what waits there. */
export type NavCounts = Readonly<Record<string, { count: string; hot?: boolean } | undefined>>;

/** Items in the reader's words. */
export function useNavLinks(items: readonly NavItem[], counts: NavCounts = {}): NavLink[] {
  const t = useTranslations("shell");
  return items.map((item) => ({
    href: item.href,
    label: t(`nav.${item.messageKey}`),
    ...(item.group ? { group: t(`group.${item.group}`) } : {}),
    ...counts[item.href],
  }));
}
