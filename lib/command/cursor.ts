import { z } from "zod";

/** A place in a list as machines see it: opaque text that only its own list can read. */
export const toCursor = (place: string | null): string | null =>
  place === null ? null : Buffer.from(place).toString("base64url");

const cursor = z
  .string()
  .max(300)
  .regex(/^[A-Za-z0-9_-]+$/)
  .transform((text) => Buffer.from(text, "base64url").toString())
  // No place holds one, and Postgres refuses it even as a word to look for.
  .refine((place) => !place.includes("\0"));

const MAX_PAGE = 100;

/**
 * What every list takes: how many rows, and after which. What is no place of the list is refused: it would begin the list
 * again, and whoever follows it would not notice.
 */
export const pageInput = (isPlace: (place: string) => boolean) => ({
  limit: z.coerce.number().pipe(z.int().min(1).max(MAX_PAGE)).optional(),
  cursor: cursor.refine(isPlace).optional(),
});

/** What every list answers: rows, and where the next page begins; null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
