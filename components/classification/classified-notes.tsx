import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import type { ShownClassification } from "@/lib/obligations/shown";
import { isClassifiedField } from "./classified-fields";

type Props = { classified: Pick<ShownClassification, "versions" | "reopened" | "findings"> };

/** What is wrong with what is kept: a result that does not come again, a changed use, a missing partition. */
export function ClassifiedNotes({ classified }: Props) {
  const t = useTranslations("classified");
  const locale = useLocale();
  const { versions, reopened, findings } = classified;
  const field = (name: string) => (isClassifiedField(name) ? t(`field.${name}`) : name);
  return (
    <>
      {versions.map(({ id, mismatch, revision }) =>
        mismatch === null ? null : (
          <NoteBox key={id} tone="zhu" glyph="overdue" title={t("mismatch.title")}>
            {t("mismatch.text", { revision, part: t(`mismatch.part.${mismatch}`) })}
          </NoteBox>
        ),
      )}
      {reopened.length > 0 ? (
        <NoteBox tone="ochre" glyph="due" title={t("reopened.title")}>
          {t("reopened.text", { fields: reopened.map(field).join(locale === "en" ? ", " : "、") })}
        </NoteBox>
      ) : null}
      {findings.map(({ id, isDevice, dueOn, other }) => (
        <NoteBox key={id} tone="ochre" glyph="due" title={t("finding.title")}>
          <p>
            {t.rich(isDevice ? "finding.device" : "finding.other", {
              due: dueOn,
              other: () => <Link href={`/applications/${other.id}`}>{other.number}</Link>,
            })}{" "}
            {t("finding.blocks")}
          </p>
        </NoteBox>
      ))}
    </>
  );
}
