import "server-only";
import type { NavCounts } from "@/components/shell/use-nav-links";
import type { Viewer } from "@/lib/auth/actor";
import { countUnread, MOST_COUNTED } from "@/lib/inbox/queries";

/** A count as the frame says it. */
export const unreadWord = (count: number): string =>
  count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);

/** What waits behind the links of the frame; nothing is no count. */
export async function navCounts(viewer: Viewer): Promise<NavCounts> {
  const unread = await countUnread(viewer, {});
  return unread === 0 ? {} : { "/inbox": { count: unreadWord(unread) } };
}
