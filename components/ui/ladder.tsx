"use client";
import type { ReactNode } from "react";

type Props = { reached: number; steps: number; children: ReactNode };

/** Rising bars, filled up to one of them, and the word. Built in the browser as well: lists hold one in each row. */
export function Ladder({ reached, steps, children }: Props) {
  return (
    <span className="lad">
      <span className="ladder" aria-hidden="true">
        {Array.from({ length: steps }, (_, at) => at + 1).map((step) => (
          <i key={step} className={step <= reached ? "on" : undefined} />
        ))}
      </span>
      <span>{children}</span>
    </span>
  );
}
