import { z } from "zod";
import file from "@/db/reference/cn-workdays.json";
import { beijingDate } from "@/lib/clock";

const day = z.iso.date();
const yearSchema = z.strictObject({
  year: z.number().int(),
  holidays: z.array(day).min(1),
  /** Weekend days that were made working days in exchange. */
  extraWorkdays: z.array(day),
  source: z.string().min(1),
});

/** The holiday arrangements of the State Council's general office, a year at a time, each with its notice. */
export const workdayYears = z.array(yearSchema).parse(file);

const holidays = new Set(workdayYears.flatMap((year) => year.holidays));
const extraWorkdays = new Set(workdayYears.flatMap((year) => year.extraWorkdays));
const knownYears = new Set(workdayYears.map(({ year }) => year));

const DAY_MS = 86_400_000;

/** The calendar date that many days on. @throws RangeError on text that is no date. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Is this date (YYYY-MM-DD, Beijing) a working day in mainland China? Notices come out each November: a year without one
 * has its weekends and no holidays, so a clock that runs into it may end too early and never too late.
 */
export function isWorkingDay(date: string): boolean {
  if (extraWorkdays.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
}

/** The year of this date, if its holiday arrangement is not known here; null where it is. */
export function yearWithoutHolidays(date: string): string | null {
  const year = date.slice(0, 4);
  return knownYears.has(Number(year)) ? null : year;
}

/** The last day of a term of `days` working days; the day it begins on does not count. */
export function addWorkingDays(date: string, days: number): string {
  let [at, left] = [date, days];
  while (left > 0) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and with `to`; none where `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
  return count;
}

export type WorkingClock = { dueOn: string; total: number; used: number; overdue: number };

/** How a term stands at a moment: working days of it used, and those past its end. */
export function workingClock(since: Date, dueOn: string, at: Date): WorkingClock {
  const [from, today] = [beijingDate(since), beijingDate(at)];
  const total = workingDaysBetween(from, dueOn);
  return {
    dueOn,
    total,
    used: Math.min(total, workingDaysBetween(from, today)),
    overdue: workingDaysBetween(dueOn, today),
  };
}
