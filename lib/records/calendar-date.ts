import { z } from "zod";

/**
 * No system of the register ran before 1990, and none is announced for after 2100; what lies outside is a slip of the
 * hand. Postgres has no year 0000 either.
 */
const BOUNDS = { minimum: "1990-01-01", maximum: "2100-12-31" };

/** A day as the register keeps it. ISO dates of four-digit years sort as text. */
export const calendarDate = z.iso
  .date({ abort: true })
  .refine((day) => day >= BOUNDS.minimum && day <= BOUNDS.maximum, { params: { code: "range", ...BOUNDS } });
