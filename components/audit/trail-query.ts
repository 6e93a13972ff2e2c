import { isAuditAction } from "@/lib/audit/labels";
import { isUuid } from "@/lib/ids";

type Sent = Readonly<Record<string, string | string[] | undefined>>;
export type TrailFilter = { action: string | null; object: string | null; before: string | null };

const one = (value: string | string[] | undefined): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

/** Most objects are rows; a few are named (`unknown`, a command, a Merkle root). None has a control character. */
const isNamable = (object: string): boolean => object.length <= 120 && !/\p{Cc}/u.test(object);

/** Filters and place as the address gives them; what is not known is left out rather than found nowhere. */
export function trailFilter(sent: Sent): TrailFilter {
  const action = one(sent.action);
  const object = one(sent.object);
  return {
    action: action !== null && isAuditAction(action) ? action : null,
    object: object !== null && isNamable(object) ? object.toLowerCase() : null,
    before: one(sent.before),
  };
}

/** The address of the same list with other filters; without a place it begins at the newest entry. */
export function trailPath(filter: Partial<TrailFilter>): string {
  const entries = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] != null);
  const query = new URLSearchParams(entries).toString();
  return query === "" ? "/audit" : `/audit?${query}`;
}

/** The address of one stream's export. */
export const exportPath = (institution: string): string =>
  `/audit/export?${new URLSearchParams({ institution }).toString()}`;

/** Is this an institution's id, not its public number? */
export const isStreamId = (text: string): boolean => isUuid(text.toLowerCase());
