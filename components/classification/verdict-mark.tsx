"use client";

import clsx from "clsx";
import { Glyph } from "@/components/ui/glyph";
import { toneClass } from "@/components/ui/tone";
import { statusLook } from "@/lib/classification/labels";
import { useClassificationWords } from "./use-words";

/** The word of a verdict with its mark. Form, fill and colour say the same as the word. */
export function VerdictWord({ status, isSmall }: { status: string; isSmall?: boolean }) {
  const { status: word } = useClassificationWords();
  const { glyph, tone } = statusLook(status);
  return (
    <p className={clsx("vword", isSmall && "small", toneClass(tone))}>
      <Glyph name={glyph} />
      <span>{word(status)}</span>
    </p>
  );
}

/** Only the mark, with the jurisdiction's short name beside it: the sticky bar of a narrow screen. */
export function PlaceMark({ place, status }: { place: "CN" | "US" | "EU"; status: string }) {
  const { t, status: word } = useClassificationWords();
  const { glyph, tone } = statusLook(status);
  return (
    <span className={clsx("st", toneClass(tone))}>
      <Glyph name={glyph} />
      {t(`placeShort.${place}`)}
      <span className="vh">{word(status)}</span>
    </span>
  );
}
