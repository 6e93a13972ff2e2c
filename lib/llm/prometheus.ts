/** One metric of a page of Prometheus text: the sum of its samples, of all label sets. */
export type Metrics = ReadonlyMap<string, number>;

/** Far above what any of the known servers writes; a page that is longer is read as far as this. */
const LINES = 5000;
const LINE_LENGTH = 1000;

const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[^}]*\})?\s+([^\s]+)(\s+-?\d+)?$/;

/**
 * Reads Prometheus text (exposition format 0.0.4). Labels are dropped, so no text of the page gets on a screen; lines that
 * are too long or no samples are passed over, and values that are no finite number.
 */
export function readMetrics(page: string): Metrics {
  const sums = new Map<string, number>();
  for (const line of page.split("\n", LINES)) {
    if (line.length > LINE_LENGTH || line.startsWith("#")) continue;
    const found = sample.exec(line.trim());
    const value = Number(found?.[3] ?? Number.NaN);
    if (found?.[1] === undefined || !Number.isFinite(value)) continue;
    sums.set(found[1], (sums.get(found[1]) ?? 0) + value);
  }
  return sums;
}
