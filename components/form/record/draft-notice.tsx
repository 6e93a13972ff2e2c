"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";
import { formatDateTime } from "@/lib/i18n/format";

export type LoadedDraft = { savedAt: string; isBehind: boolean };
type Props = { draft: LoadedDraft; discard: () => Promise<void> };

/** Says that what stands in the form is a draft, and offers to throw it away. */
export function DraftNotice({ draft, discard }: Props) {
  const t = useTranslations("forms.record");
  const [isDiscarding, setDiscarding] = useState(false);
  const follow = async () => {
    setDiscarding(true);
    try {
      await discard();
      // A new document, not a refresh: the form must start from what is stored, not from what it holds.
      window.location.reload();
    } catch {
      setDiscarding(false);
    }
  };
  return (
    <div className="mb-5">
      <NoteBox tone="lake" glyph="run" title={t("draftLoaded", { at: formatDateTime(draft.savedAt) })}>
        {draft.isBehind ? <p>{t("draftBehind")}</p> : null}
        <p className="mt-2">
          <Button onClick={() => void follow()} disabled={isDiscarding}>
            {isDiscarding ? t("discarding") : t("discard")}
          </Button>
        </p>
      </NoteBox>
    </div>
  );
}
