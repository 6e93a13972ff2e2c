import { compactNumber } from "@/lib/records/number";

const DIGITS = 6;

/** The printed number of a case: the year it was opened in, and a count that never starts again. */
export const formatCaseNumber = (year: string, serial: number): string =>
  `RV-${year}-${String(serial).padStart(DIGITS, "0")}`;

/** The one printed form of a case number as people type it; null for anything else. */
export function canonicalCaseNumber(typed: string): string | null {
  const [, year = "", serial = ""] = /^RV(20\d\d)(\d{1,15})$/.exec(compactNumber(typed)) ?? [];
  return Number(serial) < 1 ? null : formatCaseNumber(year, Number(serial));
}
