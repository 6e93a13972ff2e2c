import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { unreadWord } from "@/app/_shell/nav-counts";
import { inboxAddress } from "@/components/inbox/inbox-address";
import { InboxTabs } from "@/components/inbox/inbox-tabs";
import { NoticeList } from "@/components/inbox/notice-list";
import { NoteBox } from "@/components/ui/note-box";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { countUnread, listNotices } from "@/lib/inbox/queries";
import { openNotice, readAllNotices } from "./actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

export default async function InboxPage({ searchParams }: Props) {
  const viewer = await requireViewer("inbox:read");
  const sent = await searchParams;
  const address = inboxAddress(sent);
  const [t, { items, next }, unread] = await Promise.all([
    getTranslations("inbox"),
    listNotices(viewer, address),
    countUnread(viewer, {}),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} kicker={<Kicker>{t("time")}</Kicker>} />
      {sent.gone === undefined ? null : (
        <NoteBox title={t("gone")} announce>
          {t("goneHint")}
        </NoteBox>
      )}
      <InboxTabs isUnread={address.unread} count={unreadWord(unread)} />
      <NoticeList
        items={items}
        next={next}
        address={address}
        hasUnread={unread > 0}
        open={openNotice}
        readAll={readAllNotices}
      />
    </>
  );
}
