/** How long what a hospital stands for is taken to hold, and how early it is told that the day is near. */
const MONTHS = 12;
export const DUE_SOON_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;
const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

/** The calendar date by which a record is to be attested again: twelve months later; of a 29 February, the 28th. */
export function attestDue(attestedOn: string): string {
  const [year = 0, month = 1, day = 1] = attestedOn.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + MONTHS + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + MONTHS, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

export type Freshness = "never" | "fresh" | "due" | "overdue";

/**
 * How fresh a record is on a day, by the date it is due: overdue from the day after. A record nobody of its hospital has
 * ever stood for owes nothing: it was never attested.
 */
export function freshnessOn(due: string | null, today: string): Freshness {
  if (due === null) return "never";
  const left = dayOf(due) - dayOf(today);
  if (left < 0) return "overdue";
  return left <= DUE_SOON_DAYS ? "due" : "fresh";
}

/** From when on a hospital may say again that a record is still true: said earlier, it would only move the day. */
export const mayAttest = (due: string, today: string): boolean =>
  freshnessOn(due, today) === "due" || freshnessOn(due, today) === "overdue";

/** Days to the due date; negative once it has passed. */
export const daysLeft = (due: string, today: string): number => dayOf(due) - dayOf(today);
