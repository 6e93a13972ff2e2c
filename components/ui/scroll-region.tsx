import type { ReactNode } from "react";

type Props = { label: string; children: ReactNode };

/**
 * What must stay wide: on a narrow screen it scrolls inside a named region, with the keyboard too. Positioned, for what is
 * read aloud only stands absolutely in its cell and would else widen the page.
 */
export function ScrollRegion({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1).
    <section className="relative overflow-x-auto" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
