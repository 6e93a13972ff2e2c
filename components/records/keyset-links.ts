/** A keyset page knows the way forward; the way back is the cursors it came by, kept in the address (`back=a,b`). */
export type KeysetPlace = { after: string | null; back: readonly string[] };

const START = "-";
const cursor = /^[A-Z0-9-]{1,24}$/i;

/** Reads `after` and `back` from an address. What does not look like a cursor is dropped: it leads to the first page. */
export function keysetPlace(after: string | undefined, back: string | undefined): KeysetPlace {
  const known = (back ?? "").split(",").filter((step) => cursor.test(step));
  if (after === undefined || !cursor.test(after) || after === START) return { after: null, back: [] };
  return { after, back: known };
}

/** Links to the page before and the page after, with the list's other parameters. */
export function keysetLinks(
  path: string,
  others: Readonly<Record<string, string | null>>,
  place: KeysetPlace,
  next: string | null,
): { previous: string | null; next: string | null } {
  const link = (after: string | null, back: readonly string[]) => {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(others)) if (value) search.set(key, value);
    if (after !== null) search.set("after", after);
    if (back.length > 0) search.set("back", back.join(","));
    const text = search.toString();
    return text === "" ? path : `${path}?${text}`;
  };
  const here = place.after ?? START;
  const before = place.back.at(-1) ?? START;
  return {
    previous: place.after === null ? null : link(before === START ? null : before, backOf(place, before)),
    next: next === null ? null : link(next, here === START ? [] : [...place.back, here]),
  };
}

const backOf = (place: KeysetPlace, before: string) => (before === START ? [] : place.back.slice(0, -1));
