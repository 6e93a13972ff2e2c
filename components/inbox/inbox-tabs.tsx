import Link from "next/link";
import { useTranslations } from "next-intl";
import { inboxPath } from "./inbox-address";

/** All notices or the unread ones: real links, with the count of what is unread. */
export function InboxTabs({ isUnread, count }: { isUnread: boolean; count: string }) {
  const t = useTranslations("inbox");
  const current = { "aria-current": "page" as const };
  return (
    <nav className="tabs mt-4" aria-label={t("views")}>
      <Link href={inboxPath({ unread: false })} {...(isUnread ? {} : current)}>
        {t("all")}
      </Link>
      <Link href={inboxPath({ unread: true })} {...(isUnread ? current : {})}>
        {t("unread")}
        <span>{count}</span>
      </Link>
    </nav>
  );
}
