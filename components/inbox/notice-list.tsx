import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import { type InboxAddress, inboxPath } from "./inbox-address";
import { NoticeRow, type NoticeView, type OpenNotice } from "./notice-row";

type Props = {
  items: readonly NoticeView[];
  next: string | null;
  address: InboxAddress;
  hasUnread: boolean;
  open: OpenNotice;
  readAll: (form: FormData) => Promise<void>;
};

const columns = ["what", "who", "reason", "when"] as const;

/** Notices newest first, a page at a time. */
export function NoticeList({ items, next, address, hasUnread, open, readAll }: Props) {
  const t = useTranslations("inbox");
  const { unread, before } = address;
  const [newest] = items;
  if (newest === undefined) return <NoNotices isFiltered={unread} />;
  return (
    <>
      {hasUnread && before === null ? (
        <form action={readAll} className="mt-4">
          <input type="hidden" name="until" value={newest.at} />
          <Button type="submit">{t("readAll")}</Button>
        </form>
      ) : null}
      <div className="sheet mt-4">
        <Table caption={t("caption")} head={columns.map((key) => ({ key, label: t(`column.${key}`) }))}>
          {items.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} open={open} />
          ))}
        </Table>
      </div>
      <Pager
        previous={before === null ? null : inboxPath({ unread })}
        next={next === null ? null : inboxPath({ unread, before: next })}
        note={t("note", { count: items.length })}
      />
    </>
  );
}

function NoNotices({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations("inbox");
  return (
    <div className="mt-4">
      <EmptyState title={isFiltered ? t("emptyUnread") : t("empty")}>
        {isFiltered ? <Link href="/inbox">{t("showAll")}</Link> : <p>{t("emptyHint")}</p>}
      </EmptyState>
    </div>
  );
}
