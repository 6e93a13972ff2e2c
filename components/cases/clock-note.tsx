import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { beijingDate } from "@/lib/clock";
import { formatDate } from "@/lib/i18n/format";
import { workingDaysBetween } from "@/lib/reference/working-days";
import type { CaseClock, ClockStretch } from "@/lib/reviews/case-clock";
import type { ShownCase } from "@/lib/reviews/shown";
import { CaseClockChip } from "./case-clock";

type Stretches = readonly ClockStretch[];
type Props = {
  clock: CaseClock;
  stretches: Stretches;
  openedAt: Date;
  /** Since when nothing runs any more; null while the case is open. */
  closedAt: Date | null;
  at: Date;
  /** The days ahead that the page names. */
  ahead: readonly string[];
};

const daysOf = ({ startedAt, endedAt }: ClockStretch, at: Date): number =>
  workingDaysBetween(beijingDate(startedAt), beijingDate(endedAt ?? at));

/** Working days on which a case's clock has stood still up to a moment. */
export const pausedDays = (stretches: Stretches, at: Date): number =>
  stretches
    .filter(({ pauseReason }) => pauseReason !== null)
    .reduce((sum, stretch) => sum + daysOf(stretch, at), 0);

/** Days ahead that terms of these cases lead to, as far as they are known: none of a closed one. */
export const daysAhead = (cases: readonly Pick<ShownCase, "clock" | "closedAt" | "holder">[]): string[] =>
  cases.flatMap(({ clock: { dueOn }, closedAt, holder }) =>
    closedAt === null
      ? [...(dueOn === null ? [] : [dueOn]), ...(holder === null ? [] : [beijingDate(holder.until)])]
      : [],
  );

/** The term with every time it stood still, why, and for how long. What has been is never changed. */
export function ClockNote({ clock, stretches, openedAt, closedAt, at, ahead }: Props) {
  const t = useTranslations("cases.clock");
  const words = useTranslations("cases.words");
  const pauses = stretches.flatMap((stretch) =>
    stretch.pauseReason === null ? [] : [{ ...stretch, reason: stretch.pauseReason }],
  );
  return (
    <Note title={t("title")}>
      <p>
        {closedAt === null ? (
          <CaseClockChip clock={clock} paused={pausedDays(stretches, at)} />
        ) : (
          t("ended", { used: clock.used, total: clock.termDays, date: formatDate(closedAt) })
        )}
      </p>
      <p className="mt-1">{t("since", { since: formatDate(openedAt), total: clock.termDays })}</p>
      {pauses.length === 0 ? null : (
        <ul className="mt-2 grid list-none gap-1">
          {pauses.map((pause) => (
            <li key={pause.startedAt.toISOString()}>
              <span className="nw">
                {t("stretch", {
                  from: formatDate(pause.startedAt),
                  to: pause.endedAt === null ? t("now") : formatDate(pause.endedAt),
                })}
              </span>{" "}
              {words(`pause.${pause.reason}`)}{" "}
              <span className="muted nw">{t("days", { days: daysOf(pause, at) })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="muted mt-2 text-xs">{t("calendar")}</p>
      <HolidaysNote dueOn={ahead} />
    </Note>
  );
}
