import clsx from "clsx";
import type { GlyphName } from "./glyph-sprite";

/** One symbol of the sprite. Decoration: the word stands beside it, so it is hidden from screen readers. */
export function Glyph({ name, className }: { name: GlyphName; className?: string }) {
  return (
    <svg className={clsx("g", className)} aria-hidden="true" focusable="false">
      <use href={`#g-${name}`} />
    </svg>
  );
}
