import type { DemoDate, DemoInstant } from "./types";

const dayLength = 86_400_000;

/** Days since 1970-01-01 of a calendar date. */
function dayNumber(date: DemoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

/** Calendar date `days` later; negative goes back. */
export function addDays(date: DemoDate, days: number): DemoDate {
  return new Date((dayNumber(date) + days) * dayLength).toISOString().slice(0, 10);
}

/** Instant of a Beijing date at `minute` minutes after 09:00 there (01:00 UTC). */
export function officeInstant(date: DemoDate, minute: number): DemoInstant {
  return new Date(dayNumber(date) * dayLength + (60 + minute) * 60_000).toISOString();
}

/**
 * Invented dates of announcement, ascending, one per institution. Cumulative count by day:
 * `total · (1 − (1 − x²)^b)` with x from 0 on the first day to 1 on the last; `b` is chosen so that the
 * curve passes through `middleCount` on the middle day. S-shaped, since a rise starts and ends slowly.
 */
export function announcementDates(curve: {
  total: number;
  firstDay: DemoDate;
  middleDay: DemoDate;
  middleCount: number;
  lastDay: DemoDate;
}): DemoDate[] {
  const span = dayNumber(curve.lastDay) - dayNumber(curve.firstDay);
  const middle = (dayNumber(curve.middleDay) - dayNumber(curve.firstDay)) / span;
  const exponent = Math.log(1 - curve.middleCount / curve.total) / Math.log(1 - middle * middle);
  const dates: DemoDate[] = [];
  for (let day = 1; day <= span; day += 1) {
    const position = day / span;
    const reached = Math.round(curve.total * (1 - (1 - position * position) ** exponent));
    while (dates.length < reached) dates.push(addDays(curve.firstDay, day));
  }
  return dates;
}
