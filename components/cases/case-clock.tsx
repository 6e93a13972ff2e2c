import { useTranslations } from "next-intl";
import { ClockChip } from "@/components/ui/clock-chip";
import type { CaseClock } from "@/lib/reviews/case-clock";

type Props = {
  clock: CaseClock;
  /** Working days on which it stood still, where the page knows them. */
  paused?: number;
  /** Beside a title there is room for the whole sentence; a row of the queue says what is left. */
  isFull?: boolean;
};

/** The term of a case, in the same words for the official and for the hospital: days used, paused and left. */
export function CaseClockChip({ clock, paused = 0, isFull = false }: Props) {
  const t = useTranslations("cases.clock");
  const { termDays, used, overdue } = clock;
  return (
    <ClockChip total={termDays} used={Math.min(used, termDays)} paused={paused} overdue={overdue > 0}>
      {isFull ? (
        <>
          <b className="mr-2">{t("day", { used, total: termDays })}</b>{" "}
          {paused > 0 ? <span className="nw mr-2">{t("pausedDays", { days: paused })}</span> : null}{" "}
        </>
      ) : null}
      <span className="nw">
        <Said clock={clock} isFull={isFull} isPauseSaid={isFull && paused > 0} />
      </span>
    </ClockChip>
  );
}

type SaidProps = { clock: CaseClock; isFull: boolean; isPauseSaid: boolean };

function Said({ clock, isFull, isPauseSaid }: SaidProps) {
  const t = useTranslations("cases.clock");
  const { overdue, left, pausedFor, dueOn } = clock;
  if (overdue > 0) return t("late", { days: overdue });
  if (pausedFor !== null) return t(isPauseSaid ? "left" : "paused", { left });
  if (isFull && dueOn !== null) return t("leftDue", { left, due: dueOn });
  return left === 0 ? t("last") : t("left", { left });
}
