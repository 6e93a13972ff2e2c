import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import type { RoleChangeView } from "./role-change-view";

/** What became of the proposal that was just made, decided or withdrawn. */
export function ChangeDone({ change }: { change: RoleChangeView | null }) {
  const t = useTranslations("roles.done");
  if (change === null) return null;
  return (
    <div className="mt-4">
      <NoteBox tone="pine" glyph="met" announce title={t(change.state, { name: change.userName })} />
    </div>
  );
}
