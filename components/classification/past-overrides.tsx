import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { formatDate } from "@/lib/i18n/format";
import type { ShownVersion } from "@/lib/obligations/shown";
import { useClassificationWords } from "./use-words";

const none = { status: null, class: null };

/** What officials once set against the rule set and no longer stands, because the content changed: said for ever. */
export function PastOverrides({ versions }: { versions: readonly ShownVersion[] }) {
  const t = useTranslations("classified.past");
  const { said } = useClassificationWords();
  const past = versions.flatMap(({ id, results, override }) =>
    override === null || override.endedAt === null
      ? []
      : [{ id, results, ...override, endedOn: formatDate(override.endedAt) }],
  );
  if (past.length === 0) return null;
  return (
    <div className="mt-4">
      <NoteBox tone="lake" glyph="changed" title={t("title")}>
        {past.map(({ id, results, set, caseNumber, decidedAt, endedOn }) => (
          <p key={id}>
            {t.rich("text", {
              date: formatDate(decidedAt),
              set: said("CN", set),
              derived: said("CN", results.CN ?? none),
              case: () => <code>{caseNumber}</code>,
              ended: endedOn,
            })}
          </p>
        ))}
      </NoteBox>
    </div>
  );
}
