import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";

/**
 * The one printed form of a record number as people type, paste or print it in an address: `app00003449`, full-width
 * letters, any dash, percent escapes. Null where it names nothing, a wrong check digit included. Total.
 */
export function canonicalNumber(typed: string): string | null {
  const parsed = parseRecordNumber(unescaped(typed));
  return parsed.problem === undefined ? formatRecordNumber(parsed.kind, parsed.serial) : null;
}

/** A lone percent sign is no escape and no error. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
