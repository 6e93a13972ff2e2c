/** The one place that asks the machine for the time; engines and rules receive it as a parameter. */
export function now(): Date {
  return new Date();
}

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/**
 * Calendar date in Beijing, YYYY-MM-DD. UTC+8 all year: China has kept no summer time since 1991, and no
 * record of the portal is older. Throws RangeError on an invalid date.
 */
export function beijingDate(date: Date): string {
  return new Date(date.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * Is this text an instant as we write it (ISO 8601, UTC, milliseconds)? What Postgres would not read is none: neither a
 * 30 February, which JavaScript takes for a day in March, nor its year 0000.
 */
export function isInstant(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const read = Date.parse(text);
  return !Number.isNaN(read) && new Date(read).toISOString() === text;
}

/** Time of day in Beijing, HH:MM. */
export function beijingClock(date: Date): string {
  return new Date(date.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
}
