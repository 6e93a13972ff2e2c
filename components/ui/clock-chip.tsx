import clsx from "clsx";
import type { ReactNode } from "react";
import { type Tone, toneClass } from "./tone";

type Props = { total: number; used: number; overdue: boolean; children: ReactNode };

/** More days than this are drawn in tenths. */
const MOST_CELLS = 20;
const NEARLY = 0.8;

function toneOf({ total, used, overdue }: Omit<Props, "children">): Tone {
  if (overdue) return "zhu";
  return total > 0 && used / total >= NEARLY ? "ochre" : "dai";
}

/** A term: one cell a working day, used or left. The words beside it say the same; they are the caller's. */
export function ClockChip({ children, ...clock }: Props) {
  const { total, used } = clock;
  const cells = total > MOST_CELLS ? 10 : total;
  const filled = total > MOST_CELLS ? Math.round((used * 10) / total) : used;
  return (
    <span className={clsx("clock", toneClass(toneOf(clock)))}>
      <span className="bar" aria-hidden="true">
        {Array.from({ length: cells }, (_, at) => (
          // Cells have no identity of their own: their place is what they mean.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <i key={at} className={at < filled ? "u" : ""} />
        ))}
      </span>
      <span>{children}</span>
    </span>
  );
}
