import type { RecordKind } from "@/db/values";

/**
 * Public record numbers: `INS-0000042-4`. Kind, serial of at least seven digits, check digit.
 *
 * Serials come from one sequence over all kinds, so a serial alone names a record; the letters tell the
 * reader what it is, and a wrong prefix shows at the look-up. The check digit is Damm's: it finds every
 * wrong digit and every swap of two neighbours, without a letter such as ISBN's X.
 * Source: H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004 (the table of order 10).
 */
export const quasigroup = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

const prefixes = { institution: "INS", deployment: "DEP", application: "APP" } as const satisfies Record<
  RecordKind,
  string
>;
const minimumDigits = 7;

export type ParsedRecordNumber =
  | { kind: RecordKind; serial: number; problem?: undefined }
  | { problem: "form" | "kind" | "check" };

/** Damm check digit of a string of decimal digits; leading zeros do not change it. */
export function dammCheckDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(quasigroup[interim]?.charAt(Number(digit)));
  return interim;
}

/**
 * The printed number of a serial.
 * @throws RangeError unless `serial` is a whole number from 1 that doubles hold exactly.
 */
export function formatRecordNumber(kind: RecordKind, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`no serial: ${serial}`);
  const digits = String(serial).padStart(minimumDigits, "0");
  return `${prefixes[kind]}-${digits}-${dammCheckDigit(digits)}`;
}

/** Letters and digits only, upper case: full-width forms, spaces and every kind of dash are forgiven. */
export function compactNumber(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212_.·]/gu, "");
}

function kindOf(prefix: string): RecordKind | undefined {
  return (Object.keys(prefixes) as RecordKind[]).find((kind) => prefixes[kind] === prefix);
}

/** Reads a number as people type it. Total: anything else is a problem, never an exception. */
export function parseRecordNumber(text: string): ParsedRecordNumber {
  const match = /^([A-Z]{3})(\d{7,16})(\d)$/.exec(compactNumber(text));
  if (match === null) return { problem: "form" };
  const [, prefix = "", digits = "", check = ""] = match;
  const kind = kindOf(prefix);
  if (kind === undefined) return { problem: "kind" };
  if (String(dammCheckDigit(digits)) !== check) return { problem: "check" };
  const serial = Number(digits);
  // Only the canonical zeros: otherwise one record would have several numbers that all read well.
  if (!Number.isSafeInteger(serial) || serial < 1) return { problem: "form" };
  if (digits.length > minimumDigits && digits.startsWith("0")) return { problem: "form" };
  return { kind, serial };
}

/** A number as it is printed, and no other way to write it. */
export function isRecordNumber(text: string): boolean {
  const parsed = parseRecordNumber(text);
  return parsed.problem === undefined && formatRecordNumber(parsed.kind, parsed.serial) === text;
}
