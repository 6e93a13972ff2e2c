import type { PauseReason } from "@/db/values/reviews";
import { beijingDate } from "@/lib/clock";
import { addWorkingDays, workingDaysBetween } from "@/lib/reference/working-days";

/** A stretch of a case's clock: it runs (no reason) or stands for one reason. The last one is open. */
export type ClockStretch = { startedAt: Date; endedAt: Date | null; pauseReason: PauseReason | null };

export type CaseClock = {
  /** Working days of the term, used and left; used goes past the term once it is over. */
  termDays: number;
  used: number;
  left: number;
  overdue: number;
  pausedFor: PauseReason | null;
  /** Beijing days on which half, 80 % and all of the term are used; those ahead are unknown while the clock stands. */
  halfOn: string | null;
  mostOn: string | null;
  dueOn: string | null;
};

const isOpen = (stretch: ClockStretch | undefined) => stretch !== undefined && stretch.endedAt === null;

/**
 * How a term of working days (Beijing) stands at a moment. Days are counted as terms are: the day a stretch begins on does
 * not count, the day it ends on does, so a pause and its end on one day cost nothing and no day counts twice. Stretches
 * stand in order and touch; time after the last one's end does not count.
 */
export function caseClock(stretches: readonly ClockStretch[], termDays: number, at: Date): CaseClock {
  const marks = { half: Math.ceil(termDays * 0.5), most: Math.ceil(termDays * 0.8), due: termDays };
  const reached: Partial<Record<keyof typeof marks, string>> = {};
  let used = 0;
  for (const { startedAt, endedAt, pauseReason } of stretches) {
    if (pauseReason !== null) continue;
    const from = beijingDate(startedAt);
    const end = endedAt ?? at;
    const days = Math.max(0, workingDaysBetween(from, beijingDate(end < startedAt ? startedAt : end)));
    const isRunning = endedAt === null;
    for (const mark of ["half", "most", "due"] as const) {
      const missing = marks[mark] - used;
      // In a stretch that has ended a mark beyond it was not reached; in the running one it will be.
      if (reached[mark] === undefined && missing > 0 && (isRunning || missing <= days)) {
        reached[mark] = addWorkingDays(from, missing);
      }
    }
    used += days;
  }
  const last = stretches.at(-1);
  return {
    termDays,
    used,
    left: Math.max(0, termDays - used),
    overdue: Math.max(0, used - termDays),
    pausedFor: isOpen(last) ? (last?.pauseReason ?? null) : null,
    halfOn: reached.half ?? null,
    mostOn: reached.most ?? null,
    dueOn: reached.due ?? null,
  };
}

const LAST_MOMENT_UTC = "T15:59:59.999Z";

/** When a claim made now falls back to the queue: at the end of that many working days in Beijing. */
export const leaseEnd = (at: Date, days: number): Date =>
  new Date(`${addWorkingDays(beijingDate(at), days)}${LAST_MOMENT_UTC}`);
