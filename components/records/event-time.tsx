import { formatDate, formatTime } from "@/lib/i18n/format";

/** Date over time of day in a timeline's first column; Beijing time, which the page says once. */
export function EventTime({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()}>
      {formatDate(at)}
      <span className="block">{formatTime(at).slice(0, 5)}</span>
    </time>
  );
}
