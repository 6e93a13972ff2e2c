import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import type { MoveName } from "./move-offer";

export type Done = { move: MoveName; count: number; receipt: string | null };

/** The receipt of an act: what was done to how many records, and the number it stands under in the trail. */
export function ActDone({ done }: { done: Done }) {
  const t = useTranslations("reviews.acts");
  return (
    <NoteBox tone="pine" glyph="met" announce title={t(`done.${done.move}`, { count: done.count })}>
      {done.receipt ? <p className="break-all text-xs">{t("receipt", { receipt: done.receipt })}</p> : null}
    </NoteBox>
  );
}
