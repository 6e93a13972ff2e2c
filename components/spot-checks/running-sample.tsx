"use client";

import { useTranslations } from "next-intl";
import { ModelText } from "@/components/ui/model-text";
import { formatNumber } from "@/lib/i18n/format";
import { splitReasoning } from "@/lib/llm/reasoning";
import type { LiveSample } from "@/lib/spot-checks/live-state";
import type { ShownItem } from "@/lib/spot-checks/shown";
import { GradeMark } from "./check-words";
import { ItemHeading, Question } from "./item-words";
import { SampleMetrics } from "./sample-metrics";

/** One answer as it comes: thinking folded, the answer as plain text, then the grade and what was measured. */
export function RunningSample({ item, n, sample }: { item: ShownItem; n: number; sample: LiveSample }) {
  const t = useTranslations("checks");
  // Thinking may stand in the text: the same cut as the reader makes at the end.
  const { reasoning, answer } = splitReasoning(sample.content, sample.reasoning);
  const count = formatNumber([...reasoning].length);
  const isOpen = sample.state === "running";
  return (
    <article className="sheet" aria-live="off">
      <div className="flex flex-wrap justify-between gap-3 border-b border-rule px-5 py-3">
        <h3 className="h">
          <ItemHeading item={item} />
        </h3>
        <span className="soft text-sm">{t("items.nth", { n })}</span>
      </div>
      <div className="border-b border-rule px-5 py-3">
        <Question item={item} />
      </div>
      {reasoning === "" ? null : (
        <details className="border-b border-rule px-5 py-2">
          <summary className="soft cursor-pointer text-sm">{t("live.reasoning", { count })}</summary>
          <div className="soft mt-2 text-sm">
            <ModelText text={reasoning} />
          </div>
        </details>
      )}
      <div className="stream min-h-24 px-5 py-4">
        {answer === "" && isOpen ? <p className="muted">{t("live.waiting")}</p> : <ModelText text={answer} />}
        {isOpen ? <span className="caret" aria-hidden="true" /> : null}
      </div>
      {sample.figures === null ? null : (
        <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-rule px-5 py-3">
          <GradeMark status={sample.figures.status} />
          <SampleMetrics figures={sample.figures} />
        </div>
      )}
    </article>
  );
}
