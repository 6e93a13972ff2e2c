import "server-only";
import { sql } from "drizzle-orm";
import { inboxMarks } from "@/db/schema/members";
import { recordRefusal } from "@/lib/audit/append";
import { scopeOf, type Viewer } from "@/lib/auth/actor";
import { refusalOf } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import { parseInput } from "@/lib/command/parse-input";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { isNotice, isUnread, isUpTo, type NoticeRow, selectNotices } from "./notices";
import { noticesRead } from "./schema";

/** Marked at once at most; who has more presses again. */
const MOST = 1000;

/**
 * Marks one notice as read, or all that were there when the page was shown, and gives back what was marked. Not a command,
 * as drafts are none: a mark is the reader's own bookmark, seen by nobody else under row security, and says itself when it
 * was made; an entry for each would bury the decisions it points at. A notice of somebody else is not there.
 */
export async function readNotices(viewer: Viewer, given: unknown): Promise<NoticeRow[]> {
  const refusal = refusalOf(viewer, "inbox:read");
  if (refusal !== null) {
    await recordRefusal(viewer, "inbox.read", refusal);
    throw new AppError(refusal, { values: { permission: "inbox:read" } });
  }
  const input = parseInput(noticesRead, given);
  const isOne = "id" in input;
  const where = isOne ? isNotice(input.id) : sql`${isUpTo(input.until)} and ${isUnread}`;
  return scoped(scopeOf(viewer), async (tx) => {
    const notices = await selectNotices(tx, viewer, { where, limit: MOST });
    if (isOne && notices.length === 0) throw new AppError("record.not-found");
    if (notices.length > 0) {
      const marks = notices.map(({ id }) => ({ userId: viewer.userId, noticeId: id, readAt: now() }));
      await tx.insert(inboxMarks).values(marks).onConflictDoNothing();
    }
    return notices;
  });
}
