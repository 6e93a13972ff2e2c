"use client";

import type { Strictest } from "@/lib/classification/strictest";
import { useClassificationWords } from "./use-words";
import { VerdictWord } from "./verdict-mark";

const cells = ["CN", "US", "EU", "EU-AIA"] as const;

/** The four verdicts of an application in one row: mark and word, and the class under it. */
export function VerdictCells({ strictest }: { strictest: Strictest }) {
  const { t, place, rank } = useClassificationWords();
  return (
    <div className="figs not-print:max-[720px]:grid-cols-2!">
      {cells.map((each) => {
        const verdict = strictest.results[each];
        if (verdict === undefined) return null;
        const level = verdict.class === null ? null : rank(each, verdict.class);
        const isConditional = verdict.status === "device-ambiguous" && level !== null;
        return (
          <div key={each}>
            <p className="muted text-sm">{place(each)}</p>
            {verdict.status === null ? <p>{level}</p> : <VerdictWord status={verdict.status} isSmall />}
            {verdict.status === null || level === null ? null : (
              <p className="soft text-sm">{isConditional ? t("class.ifDevice", { class: level }) : level}</p>
            )}
          </div>
        );
      })}
    </div>
  );
}
