import { dammCheckDigit } from "@/lib/records/number";

const DIGITS = 7;

/**
 * The printed number of a spot check, written as record numbers are: `SPC-0000042-4`.
 * @throws RangeError unless `serial` is a whole number from 1 that doubles hold exactly.
 */
export function formatCheckNumber(serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`no serial: ${serial}`);
  const digits = String(serial).padStart(DIGITS, "0");
  return `SPC-${digits}-${dammCheckDigit(digits)}`;
}
