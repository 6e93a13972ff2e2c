import clsx from "clsx";
import type { ReactNode } from "react";
import { Glyph } from "./glyph";
import type { GlyphName } from "./glyph-sprite";
import { type Tone, toneClass } from "./tone";

type Props = { glyph: GlyphName; tone?: Tone; children: ReactNode; tag?: boolean };

/** A status: form, word and colour together; `tag` sets it on its wash. The word is the caller's, translated. */
export function StatusMark({ glyph, tone = "plain", children, tag }: Props) {
  return (
    <span className={clsx("st", toneClass(tone), tag && "tag")}>
      <Glyph name={glyph} />
      <span>{children}</span>
    </span>
  );
}
