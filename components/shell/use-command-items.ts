import { useTranslations } from "next-intl";
import { isPageKey, keysOf, keyTable } from "@/lib/keys/table";
import type { MenuItem } from "./command/menu-items";
import type { PageOfKey } from "./command/use-portal-keys";
import type { CommandNav } from "./nav";
import type { NavLink } from "./nav-links";
import { useNavLinks } from "./use-nav-links";

/** The key that leads to this page, if one does. */
function keysTo(href: string, pageOfKey: PageOfKey): Pick<MenuItem, "keys"> {
  const line = keyTable.find(({ id }) => isPageKey(id) && pageOfKey[id] === href);
  return line === undefined ? {} : { keys: keysOf(line.id) };
}

/** The actions and pages of the command menu in the reader's words, made on the server: the browser gets lines, no table. */
export function useCommandItems({ actions, pages, pageOfKey }: CommandNav) {
  const t = useTranslations("command");
  const item = ({ href, label }: NavLink): MenuItem => ({
    id: `menu-${href}`,
    href,
    label,
    ...keysTo(href, pageOfKey),
  });
  return {
    words: { field: t("field"), nothingNext: t("nothingNext"), keys: t("keys.title") },
    actions: useNavLinks(actions).map(item),
    pages: useNavLinks(pages).map(item),
    pageOfKey,
  };
}
