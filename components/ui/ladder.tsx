"use client";
import type { ReactNode } from "react";

type Props = { reached: number; steps: number; children: ReactNode };

/** Rising bars, filled up to one of them, and the word. Built in the browser as well: lists hold one in each row. */
export function Ladder({ reached, steps, children }: Props) {
  return (
    <span className="lad">
      <span className="ladder" aria-hidden="true">
        {Array.from({ length: steps }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          <i key={at} className={at < reached ? "on" : undefined} />
        ))}
      </span>
      <span>{children}</span>
    </span>
  );
}
