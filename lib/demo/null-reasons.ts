import type { NullReason } from "@/db/values";
import type { NullReasons } from "./types";

/**
 * The reasons of the fields that are null. Each field brings the reason it would have if it were empty, so
 * that an empty field without a reason cannot come out.
 */
export function reasonsOf(
  fields: Readonly<Record<string, readonly [value: unknown, reason: NullReason]>>,
): NullReasons {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, [value]]) => value === null)
      .map(([field, [, reason]]) => [field, reason]),
  );
}
