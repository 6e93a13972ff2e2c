import { compactNumber, dammCheckDigit } from "@/lib/records/number";

const PREFIX = "ERR";
const DIGITS = 7;

/**
 * The printed number of a ticket, written as record numbers are: `ERR-0000042-4`.
 * @throws RangeError unless `serial` is a whole number from 1 that doubles hold exactly.
 */
export function formatTicket(serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`no serial: ${serial}`);
  const digits = String(serial).padStart(DIGITS, "0");
  return `${PREFIX}-${digits}-${dammCheckDigit(digits)}`;
}

/** The serial of a ticket as people type it; null for anything else, a wrong check digit included. */
export function parseTicket(text: string): number | null {
  const [, digits = "", check = ""] = /^ERR(\d{7,16})(\d)$/.exec(compactNumber(text)) ?? [];
  if (digits === "" || String(dammCheckDigit(digits)) !== check) return null;
  const serial = Number(digits);
  if (!Number.isSafeInteger(serial) || serial < 1) return null;
  return formatTicket(serial) === `${PREFIX}-${digits}-${check}` ? serial : null;
}

/** Where anybody follows a ticket. */
export const ticketPath = (serial: number): `/${string}` => `/reports/${formatTicket(serial)}`;
/** Where whoever owes the answer gives it. */
export const answerPath = (serial: number): `/${string}` => `${ticketPath(serial)}/answer`;
