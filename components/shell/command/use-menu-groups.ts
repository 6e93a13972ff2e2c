import { useLocale, useTranslations } from "next-intl";
import { inLanguage } from "@/lib/i18n/locale";
import type { FoundLine } from "@/lib/register/found";
import { type MenuGroup, type MenuItem, matching, WHOLE_REGISTER } from "./menu-items";
import type { Found } from "./use-found";

type Parts = {
  query: string;
  found: Found;
  views: readonly MenuItem[];
  actions: readonly MenuItem[];
  pages: readonly MenuItem[];
};

/** The groups that hold something for what was typed: records, what may be done here, saved views, pages. */
export function useMenuGroups({
  query,
  found,
  views,
  actions,
  pages,
}: Parts): (MenuGroup & { title: string })[] {
  const t = useTranslations("command.menu");
  const recordItem = useRecordItem();
  const whole: MenuItem = {
    id: WHOLE_REGISTER,
    label: t("inRegister", { query }),
    href: `/register?q=${encodeURIComponent(query)}`,
  };
  const groups: MenuGroup[] = [
    { key: "records", items: query === "" ? [] : found.records.map(recordItem) },
    { key: "actions", items: matching(actions, query) },
    { key: "views", items: matching(views, query) },
    { key: "pages", items: query === "" ? pages : [...matching(pages, query), whole] },
  ];
  return groups
    .filter(({ items }) => items.length > 0)
    .map((group) => ({ ...group, title: t(`group.${group.key}`) }));
}

function useRecordItem() {
  const t = useTranslations("command.menu");
  const locale = useLocale();
  return ({ kind, number, name, nameEn, institution, institutionEn, path }: FoundLine): MenuItem => {
    const owner = institution === null ? [] : [inLanguage(locale, { zh: institution, en: institutionEn })];
    return {
      id: `menu-${number}`,
      label: inLanguage(locale, { zh: name, en: nameEn }),
      detail: [t(`kind.${kind}`), number, ...owner].join(" · "),
      href: path,
    };
  };
}
