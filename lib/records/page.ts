/** Rows of a list page on screen; a machine may ask for fewer or more. */
export const PAGE_SIZE = 50;
export type PageQuery = { after: string | null; limit?: number | undefined };

/** A page of a list by number. One row more than the page was read: it says whether another page follows. */
export function pageOfRecords<Row, Item extends { number: string }>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
) {
  const items = rows.slice(0, limit).map(itemOf);
  return { items, next: rows.length > limit ? (items.at(-1)?.number ?? null) : null };
}
