import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { LanguageText } from "./language-text";
import type { RecordView } from "./record-view";

/** Why a record came back: stays until it is handed in again, whatever is edited in between. */
export function ReturnedNote({ record }: { record: Pick<RecordView, "returnedReason" | "returnedByName"> }) {
  const t = useTranslations("reviews.acts");
  if (record.returnedReason === null) return null;
  const title = record.returnedByName ? t("returnedBy", { name: record.returnedByName }) : t("returnedTitle");
  return (
    <div className="mb-6">
      <NoteBox tone="ochre" glyph="due" title={title}>
        <p>
          <LanguageText text={record.returnedReason} />
        </p>
      </NoteBox>
    </div>
  );
}
