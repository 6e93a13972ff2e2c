import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type RecordKind, recordKinds } from "@/db/values";
import type { Viewer } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { defineQuery } from "@/lib/command/define-query";
import { recordTable } from "@/lib/records/tables";
import { isBefore, isUnread, type NoticeRow, selectNotices } from "./notices";
import { noticePlace, placeText } from "./place";
import type { InboxPlace } from "./schema";

const PAGE = 30;

export type NoticeRecord = {
  kind: RecordKind;
  id: string;
  number: string;
  name: string;
  nameEn: string | null;
};
export type Notice = NoticeRow & { record: NoticeRecord | null };

/** The records that notices are about, by id; read in the viewer's scope, so one that is out of it is not there. */
async function recordsOf(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly NoticeRow[],
): Promise<Map<string, NoticeRecord>> {
  const found = new Map<string, NoticeRecord>();
  if (!may(viewer.role, "institution:read")) return found;
  for (const kind of recordKinds) {
    const ids = rows.flatMap((row) => (row.recordKind === kind && row.recordId ? [row.recordId] : []));
    if (ids.length === 0) continue;
    const records = await tx
      .select()
      .from(recordTable(kind))
      .where(inArray(recordTable(kind).id, [...new Set(ids)]));
    for (const row of records) {
      const { name, nameEn, nameZh } = row as { name?: string; nameZh?: string; nameEn?: string | null };
      const record = { kind, id: row.id, number: row.number };
      found.set(row.id, { ...record, name: nameZh ?? name ?? row.number, nameEn: nameEn ?? null });
    }
  }
  return found;
}

/** What others decided that this person should know of, newest first, a page at a time. */
export const listNotices = defineQuery({
  name: "inbox.list",
  permission: "inbox:read",
  run: async (tx: Transaction, viewer: Viewer, { unread, before }: InboxPlace) => {
    const place = noticePlace(before);
    const conditions = [unread ? isUnread : sql`true`, place === null ? sql`true` : isBefore(place)];
    const rows = await selectNotices(tx, viewer, {
      where: sql.join(conditions, sql` and `),
      limit: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE);
    const records = await recordsOf(tx, viewer, shown);
    const items = shown.map(
      (notice): Notice => ({
        ...notice,
        record: notice.recordId === null ? null : (records.get(notice.recordId) ?? null),
      }),
    );
    const last = shown.at(-1);
    return { items, next: rows.length > PAGE && last ? placeText(last) : null };
  },
});

/** Beyond this the contents column only says that there are more. */
export const MOST_COUNTED = 99;

/** How many notices are unread, counted no further than one more than the column shows. */
export const countUnread = defineQuery({
  name: "inbox.count",
  permission: "inbox:read",
  run: async (tx: Transaction, viewer: Viewer, _: Record<string, never>) =>
    (await selectNotices(tx, viewer, { where: isUnread, limit: MOST_COUNTED + 1 })).length,
});
