import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { formatDateTime } from "@/lib/i18n/format";
import type { Comparison, SubmissionReason } from "@/lib/records/similar";
import { LanguageText } from "./language-text";
import { SimilarRecords } from "./similar-records";

/** The warning that stood before whoever handed the records in, and the answer, for whoever decides on them. */
export function AnsweredWarning({ comparison: { similar, reasons } }: { comparison: Comparison }) {
  const t = useTranslations("reviews.acts.similar");
  if (similar.length === 0 && reasons.length === 0) return null;
  return (
    <>
      {similar.length > 0 ? <SimilarRecords similar={similar} ask={t("judge")} /> : null}
      <NoteBox title={t("answered")}>
        {reasons.map((said) => (
          <Answer key={`${said.at.getTime()} ${said.reason}`} said={said} />
        ))}
        {reasons.length === 0 ? <p>{t("unanswered")}</p> : null}
        {similar.length === 0 ? <p className="muted">{t("gone")}</p> : null}
      </NoteBox>
    </>
  );
}

function Answer({ said }: { said: SubmissionReason }) {
  const t = useTranslations("reviews.acts.similar");
  return (
    <div className="mt-1">
      <p>
        <LanguageText text={said.reason} />
      </p>
      <p className="muted text-xs">
        {t("answeredBy", { name: said.byName, at: formatDateTime(said.at), numbers: said.numbers.join(" ") })}
      </p>
    </div>
  );
}
