import clsx from "clsx";
import type { ReactNode } from "react";
import { type Tone, toneClass } from "./tone";

type Props = {
  total: number;
  used: number;
  /** Working days on which the term stood still; they lengthen it and are hatched. */
  paused?: number;
  overdue: boolean;
  children: ReactNode;
};

/** More days than this are drawn in tenths. */
const MOST_CELLS = 20;
const NEARLY = 0.8;

function toneOf({ total, used, overdue }: Pick<Props, "total" | "used" | "overdue">): Tone {
  if (overdue) return "zhu";
  return total > 0 && used / total >= NEARLY ? "ochre" : "dai";
}

function cellsOf({ total, used, paused }: { total: number; used: number; paused: number }): string[] {
  const days = total + paused;
  const scale = total > MOST_CELLS ? 10 / days : 1;
  const [filled, hatched] = [Math.round(used * scale), Math.round(paused * scale)];
  return Array.from({ length: Math.round(days * scale) }, (_, at) => {
    if (at < filled) return "u";
    return at < filled + hatched ? "p" : "";
  });
}

/** A term: one cell a working day, used, paused or left. The words beside it say the same; they are the caller's. */
export function ClockChip({ children, paused = 0, ...clock }: Props) {
  return (
    <span className={clsx("clock", toneClass(toneOf(clock)))}>
      <span className="bar" aria-hidden="true">
        {cellsOf({ ...clock, paused }).map((kind, at) => (
          // Cells have no identity of their own: their place is what they mean.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <i key={at} className={kind} />
        ))}
      </span>
      <span>{children}</span>
    </span>
  );
}
