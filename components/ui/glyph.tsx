"use client";
import clsx from "clsx";
import type { GlyphName } from "./glyph-sprite";

/**
 * One symbol of the sprite. Decoration: the word stands beside it, so it is hidden from screen readers. Built in the browser as
 * well: a page's data then says its name only.
 */
export function Glyph({ name, className }: { name: GlyphName; className?: string }) {
  return (
    <svg className={clsx("g", className)} aria-hidden="true" focusable="false">
      <use href={`#g-${name}`} />
    </svg>
  );
}
