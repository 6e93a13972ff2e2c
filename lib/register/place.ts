import { isInstant } from "@/lib/clock";
import { parseRecordNumber } from "@/lib/records/number";
import type { RegisterSort } from "./facets";

/** A place in a list: what the row there is sorted by, and its number. */
export type Place = { key: string; number: string };

const isKey: Record<RegisterSort, (key: string) => boolean> = {
  newest: isInstant,
  oldest: isInstant,
  // Postgres refuses NUL even as a value to compare with.
  // Forty characters, as the database counts them: a rare one is two units here.
  name: (key) => [...key].length <= 40 && !/\p{Cc}|\p{Cs}/u.test(key),
  size: (key) => /^-?\d{1,9}(\.\d{1,9})?$/.test(key),
};

/** The place of a row as text for an address. */
export function encodePlace(
  sort: RegisterSort,
  row: { publishedAt: Date; nameKey: string; size: number; number: string },
) {
  const key = {
    newest: row.publishedAt.toISOString(),
    oldest: row.publishedAt.toISOString(),
    name: row.nameKey,
    size: `${row.size}`,
  };
  return `${row.number}_${key[sort]}`;
}

/** The place an address names; null where it names none of this order. */
export function decodePlace(sort: RegisterSort, text: string | null | undefined): Place | null {
  const [number = "", ...rest] = (text ?? "").split("_");
  const key = rest.join("_");
  if (rest.length === 0 || parseRecordNumber(number).problem !== undefined || !isKey[sort](key)) return null;
  return { key, number };
}
