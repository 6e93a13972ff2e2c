import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import type { CallRefusal } from "@/lib/endpoints/rules";

/** Why a check goes on later: the call path refuses, the server says that its model is still loading, or it has gone. */
export type Wait = CallRefusal | "loading" | "gone";

/** Refusals that pass by themselves in moments: another call has the place. */
export const isMomentary = (reason: Wait): boolean => reason === "busy" || reason === "rate";

const MINUTE_MS = 60_000;
/** The largest models take half an hour from a slow disk. */
const LOADING_MS = 45 * MINUTE_MS;

/** A server that is started anew is there again within this time. */
const GONE_MS = 10 * MINUTE_MS;

/** Whether a check that began then still waits for a model that loads; afterwards that is an error like any other. */
export const mayStillLoad = (startedAt: Date | null, at: Date): boolean =>
  startedAt === null || at.getTime() - startedAt.getTime() < LOADING_MS;

/** Whether a check waits for a server that takes no connections: it has answered this check lately, so its address is right. */
export const mayComeBack = (answeredAt: Date | null, at: Date): boolean =>
  answeredAt !== null && at.getTime() - answeredAt.getTime() < GONE_MS;

/**
 * When a check that was refused is tried again: at the end of the quiet hours, when the next day's budget begins in Beijing,
 * else in a minute, for somebody must act first or the server be ready. Never later than a day from now.
 * @param quietTo HH:MM in Beijing.
 */
export function tryAgainAt(reason: Wait, at: Date, quietTo: string | null): Date {
  const today = beijingDate(at);
  if (reason === "budget") return inBeijing(daysAfter(today, 1), "00:00");
  if (reason !== "quiet-hours" || quietTo === null) return new Date(at.getTime() + MINUTE_MS);
  const end = inBeijing(today, quietTo);
  return end > at ? end : inBeijing(daysAfter(today, 1), quietTo);
}

const inBeijing = (date: string, clock: string): Date => new Date(`${date}T${clock}:00+08:00`);
