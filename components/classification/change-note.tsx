"use client";

import { NoteBox } from "@/components/ui/note-box";
import type { Difference } from "@/lib/classification/differences";
import { useClassificationWords } from "./use-words";

/** What the last answer changed, with the way back. */
export function ChangeNote({ changes, undo }: { changes: readonly Difference[]; undo: () => void }) {
  const { t, place, said } = useClassificationWords();
  if (changes.length === 0) return null;
  return (
    <NoteBox tone="ochre" title={t("change.title")}>
      <div className="text-sm">
        {changes.map((each) => (
          <p key={each.place}>
            {t("change.said", {
              place: place(each.place),
              from: said(each.place, each.from),
              to: said(each.place, each.to),
            })}
          </p>
        ))}
      </div>
      <button type="button" className="btn quiet -ml-2" onClick={undo}>
        {t("change.undo")}
      </button>
    </NoteBox>
  );
}
