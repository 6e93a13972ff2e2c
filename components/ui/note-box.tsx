import clsx from "clsx";
import type { ReactNode } from "react";
import { Glyph } from "./glyph";
import type { GlyphName } from "./glyph-sprite";
import { type Tone, toneClass } from "./tone";

type Props = { tone?: Tone; glyph?: GlyphName; title?: ReactNode; children?: ReactNode; announce?: boolean };

/** A note on its wash with a bar at the left: a caveat, a warning, the words beside a verdict. */
export function NoteBox({ tone = "plain", glyph, title, children, announce }: Props) {
  return (
    <div className={clsx("note", toneClass(tone))} {...(announce ? { role: "status" } : {})}>
      {title ? (
        <b>
          {glyph ? <Glyph name={glyph} /> : null}
          {title}
        </b>
      ) : null}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
