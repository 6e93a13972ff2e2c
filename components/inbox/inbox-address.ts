type Sent = Readonly<Record<string, string | string[] | undefined>>;
export type InboxAddress = { unread: boolean; before: string | null };

const one = (value: string | string[] | undefined): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** Filter and place as the address gives them. */
export const inboxAddress = (sent: Sent): InboxAddress => ({
  unread: one(sent.view) === "unread",
  before: one(sent.before),
});

/** The address of the same list; without a place it begins at the newest notice. */
export function inboxPath({ unread, before = null }: { unread: boolean; before?: string | null }): string {
  const search = new URLSearchParams({ ...(unread && { view: "unread" }), ...(before && { before }) });
  return search.size === 0 ? "/inbox" : `/inbox?${search.toString()}`;
}
