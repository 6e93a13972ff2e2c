import { beijingDate } from "@/lib/clock";

/**
 * Dates, numbers and digests as the portal writes them: the same in both languages. Isomorphic and independent of the
 * machine's time zone and locale, so that server and browser always agree.
 */

const MINUS = "\u2212";
const EN_DASH = "\u2013";
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

type Moment = Date | string;

/**
 * Calendar date, YYYY-MM-DD. An instant is shown as Beijing's date; text that is already a calendar date stays as it is.
 * @throws RangeError on an invalid date.
 */
export function formatDate(value: Moment): string {
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return beijingDate(new Date(value));
}

/** Beijing time of day, HH:MM:SS. @throws RangeError on an invalid date. */
export function formatTime(value: Moment): string {
  return new Date(new Date(value).getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 19);
}

/** Beijing date and minute, YYYY-MM-DD HH:MM. The page says 北京时间 once. */
export function formatDateTime(value: Moment): string {
  return `${formatDate(new Date(value))} ${formatTime(value).slice(0, 5)}`;
}

/** Grouped by thousands with a true minus sign; `digits` fixes the decimals, else none are added or cut below six. */
export function formatNumber(value: number, digits?: number): string {
  const options =
    digits === undefined
      ? { maximumFractionDigits: 6 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat("en-US", options)
    .format(value)
    .replace(/^-(?=0(\.0*)?$)/, "")
    .replace("-", MINUS);
}

/** A share between 0 and 1 as percent: 0.662 → 66.2%. */
export function formatPercent(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits)}%`;
}

/**
 * An interval, low first: 72.4–89.9. A negative end is set off by spaces, or the dash would read as a minus sign.
 * The unit is written once, at the end.
 */
export function formatInterval(low: number, high: number, digits = 1, unit = ""): string {
  const gap = low < 0 || high < 0 ? " " : "";
  return `${formatNumber(low, digits)}${gap}${EN_DASH}${gap}${formatNumber(high, digits)}${unit}`;
}

/** Four and four characters of a digest; a short one stays whole. */
export function formatDigest(digest: string): string {
  const bare = digest.replace(/^sha256:/, "");
  return bare.length <= 12 ? bare : `${bare.slice(0, 4)}…${bare.slice(-4)}`;
}
