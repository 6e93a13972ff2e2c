import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Viewer } from "@/lib/auth/actor";
import type { NoticeKind } from "./schema";
import { sourcesFor } from "./sources";

/** One notice as its source gives it; `at` as text, exact to the microsecond, so that a page can end on it. */
export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  at: string;
  byName: string;
  byRole: string | null;
  reason: string | null;
  recordKind: string | null;
  recordId: string | null;
  records: number;
  detail: string | null;
  isRead: boolean;
};

const allOf = (sources: readonly SQL[]) => sql.join([...sources], sql` union all `);

type Selection = { where: SQL; limit: number };

/** Notices with this viewer's marks, newest first. Who has no source has no notices, and no right to ask for any. */
export async function selectNotices(
  tx: Transaction,
  viewer: Viewer,
  { where, limit }: Selection,
): Promise<NoticeRow[]> {
  const sources = sourcesFor(viewer);
  if (sources.length === 0) return [];
  return tx.execute<NoticeRow>(sql`
    select n.id, n.kind, to_char(n.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, n.by_name as "byName",
      n.by_role as "byRole", n.reason, n.record_kind as "recordKind", n.record_id as "recordId", n.records, n.detail,
      k.notice_id is not null as "isRead"
    from (${allOf(sources)}) as n (id, kind, at, by_name, by_role, reason, record_kind, record_id, records, detail)
      left join inbox_marks k on k.user_id = ${viewer.userId} and k.notice_id = n.id
    where ${where}
    order by n.at desc, n.id desc
    limit ${limit}`);
}

export const isUnread = sql`k.notice_id is null`;
export const isNotice = (id: string) => sql`n.id = ${id}::uuid`;
export const isUpTo = (at: string) => sql`n.at <= ${at}::timestamptz`;
export const isBefore = ({ at, id }: { at: string; id: string }) =>
  sql`(n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`;
