import type { Badge } from "@/db/values";

type Item = { id: string; number: string; badge: Badge | null };

/** The hospital's records that nobody of it has stood for yet, by number. */
export const unclaimed = <I extends Item>(items: readonly I[]): I[] =>
  items
    .filter(({ badge }) => badge === "public_source")
    .sort((a, b) => a.number.localeCompare(b.number, "en"));

/** The one after the one that is open, from the beginning again at the end; null where there is none other to go to. */
export function nextAfter<I extends { id: string }>(items: readonly I[], open: string | null): I | null {
  const others = items.filter(({ id }) => id !== open);
  const at = items.findIndex(({ id }) => id === open);
  return items.slice(at + 1).find(({ id }) => id !== open) ?? others[0] ?? null;
}
