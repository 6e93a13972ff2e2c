import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { parseRecordNumber } from "@/lib/records/number";

/** Whoever types a record number with a slip is told so: nothing else would say why it finds nothing. */
export function NumberNote({ q }: { q: string | null }) {
  const t = useTranslations("register");
  if (q === null || parseRecordNumber(q).problem !== "check") return null;
  return (
    <div className="mt-3">
      <NoteBox tone="ochre">{t("checkDigit", { number: q })}</NoteBox>
    </div>
  );
}
