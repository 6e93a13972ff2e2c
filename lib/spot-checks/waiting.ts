import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import type { CallRefusal } from "@/lib/endpoints/rules";

/** Refusals that pass by themselves in moments: another call has the place. */
export const isMomentary = (reason: CallRefusal): boolean => reason === "busy" || reason === "rate";

const MINUTE_MS = 60_000;

/**
 * When a check that was refused is tried again: at the end of the quiet hours, when the next day's budget begins in Beijing,
 * else in a minute, for somebody must act first. Never later than a day from now.
 * @param quietTo HH:MM in Beijing.
 */
export function tryAgainAt(reason: CallRefusal, at: Date, quietTo: string | null): Date {
  const today = beijingDate(at);
  if (reason === "budget") return inBeijing(daysAfter(today, 1), "00:00");
  if (reason !== "quiet-hours" || quietTo === null) return new Date(at.getTime() + MINUTE_MS);
  const end = inBeijing(today, quietTo);
  return end > at ? end : inBeijing(daysAfter(today, 1), quietTo);
}

const inBeijing = (date: string, clock: string): Date => new Date(`${date}T${clock}:00+08:00`);
