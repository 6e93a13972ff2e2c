import type { CheckRhythm } from "@/db/values/spot-checks";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";

/** When a check begins by itself: every day, on one day of the week or of the month, at a full hour in Beijing. */
export type Rhythm = {
  rhythm: CheckRhythm;
  /** 1 (Monday) to 7 of a weekly one, 1 to 28 of a monthly one, null of a daily one. */
  day: number | null;
  hour: number;
};

/** The first moment of a rhythm after `at`. A month has every day up to the 28th, so none is ever left out. */
export function nextMoment(rhythm: Rhythm, at: Date): Date {
  // Two days into the second month after: whatever the rhythm, one of its days lies before.
  for (let days = 0; days <= 33; days += 1) {
    const date = daysAfter(beijingDate(at), days);
    const moment = new Date(`${date}T${String(rhythm.hour).padStart(2, "0")}:00:00+08:00`);
    if (isDay(rhythm, date) && moment > at) return moment;
  }
  throw new RangeError("a rhythm without a day");
}

function isDay({ rhythm, day }: Rhythm, date: string): boolean {
  if (rhythm === "daily") return true;
  if (rhythm === "monthly") return Number(date.slice(8)) === day;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (weekday === 0 ? 7 : weekday) === day;
}
