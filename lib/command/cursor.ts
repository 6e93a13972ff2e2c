import { z } from "zod";

/** A list is named by its path, in the cursor as well: what another list gave is no place of it. */
type ListPath = `/${string}`;

/** A place in a list as machines see it: opaque text that only its own list can read. */
export const toCursor = (list: ListPath, place: string | null): string | null =>
  place === null ? null : Buffer.from(`${list} ${place}`).toString("base64url");

const cursorOf = (list: ListPath, isPlace: (place: string) => boolean) => {
  const head = `${list} `;
  return (
    z
      .string()
      .max(300)
      .regex(/^[A-Za-z0-9_-]+$/)
      .transform((text) => Buffer.from(text, "base64url").toString())
      // No place holds a NUL, and Postgres refuses it even as a word to look for.
      .refine((text) => text.startsWith(head) && !text.includes("\0"))
      .transform((text) => text.slice(head.length))
      .refine(isPlace)
  );
};

const MAX_PAGE = 100;

/**
 * What every list takes: how many rows, and after which. What is no place of the list is refused: it would begin the list
 * again, and whoever follows it would not notice.
 */
export const pageInput = (list: ListPath, isPlace: (place: string) => boolean) => ({
  limit: z.coerce.number().pipe(z.int().min(1).max(MAX_PAGE)).optional(),
  cursor: cursorOf(list, isPlace).optional(),
});

/** What every list answers: rows, and where the next page begins; null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
