"use client";

import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import type { Classification } from "@/lib/classification/classify";
import { keysOf } from "@/lib/keys/table";
import { useClassificationWords } from "./use-words";
import { PlaceMark } from "./verdict-mark";

type Props = {
  done: number;
  total: number;
  classification: Classification;
  isFocused: boolean;
  toggleFocus: () => void;
  /** Null once every question has its answer. */
  next: (() => void) | null;
  showResult: () => void;
};

const places = ["CN", "US", "EU"] as const;

/** How far the form is, the way to the next question and to the result. On narrow screens it holds the verdicts' marks. */
export function CalculatorBar({
  done,
  total,
  classification,
  isFocused,
  toggleFocus,
  next,
  showResult,
}: Props) {
  const { t } = useClassificationWords();
  return (
    <div className="bottombar items-center! -mx-7 max-[720px]:-mx-3.5">
      <span className="flex min-w-0 flex-wrap items-center gap-x-3.5 gap-y-1">
        <span className="nw">{t("bar.count", { done, total })}</span>
        <span className="meter hide-s max-w-50 min-w-20 flex-1" aria-hidden="true">
          <i style={{ width: `${total === 0 ? 0 : Math.round((100 * done) / total)}%` }} />
        </span>
        <span className="only-s flex ml-auto items-center gap-2.5">
          {places.map((place) => (
            <PlaceMark
              key={place}
              place={place}
              status={classification.results[place]?.status?.value ?? "undetermined"}
            />
          ))}
        </span>
      </span>
      <span className="acts">
        <Button look="quiet" onClick={toggleFocus} aria-pressed={isFocused}>
          {isFocused ? t("bar.scroll") : t("bar.focus")}
        </Button>
        {next === null ? null : (
          <Button onClick={next} data-key="nextUnanswered">
            {t("bar.next")}
            <KeyHint keys={keysOf("nextUnanswered")} />
          </Button>
        )}
        <Button look="primary" onClick={showResult}>
          {t("bar.result")}
        </Button>
      </span>
    </div>
  );
}
