import { z } from "zod";
import { searchText } from "@/lib/register/search-params";

/** A hospital's cases: those that go on, or those that have ended. */
export const ownViews = ["open", "closed"] as const;
export type OwnView = (typeof ownViews)[number];
export type OwnQuery = { view: OwnView; q: string | null; after: string | null; limit?: number | undefined };

type Raw = Readonly<Record<string, string | string[] | undefined>>;
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const cursor = z.string().min(1).max(200).nullable().catch(null);

/** Reads the state of a hospital's list from an address. Total: what is unknown or malformed counts as not said. */
export const parseOwn = (raw: Raw): OwnQuery => ({
  view: ownViews.find((view) => view === first(raw.list)) ?? "open",
  q: searchText(raw.q),
  after: cursor.parse(first(raw.after) ?? null),
});

/** The address of the list in a state. Leaving out the cursor goes back to the first page. */
export function ownPath({ view, q, after }: Partial<OwnQuery>): string {
  const search = new URLSearchParams();
  if (view === "closed") search.set("list", view);
  if (q) search.set("q", q);
  if (after) search.set("after", after);
  const text = search.toString();
  return text === "" ? "/reviews" : `/reviews?${text}`;
}
