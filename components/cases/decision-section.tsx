import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { NoteBox } from "@/components/ui/note-box";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/i18n/format";
import { letterPath } from "@/lib/reviews/path";
import type { ShownDecision } from "@/lib/reviews/shown";
import { DecisionDocumentView, type VerdictWords } from "./decision-document";

type Words = { verdictWords: VerdictWords; moduleName: (key: string) => string };
type Props = Words & {
  caseId: string;
  /** The newest first. */
  decisions: readonly ShownDecision[];
  /** The signatures under one of them. */
  signaturesOf: (decision: ShownDecision) => ReactNode;
  /** The form of whoever may write one now. */
  form: ReactNode;
};

/** What was decided, exactly as it was or will be signed; what was sent back or overtaken stays readable below. */
export function DecisionSection({ caseId, decisions, signaturesOf, form, ...said }: Props) {
  const t = useTranslations("cases.decision");
  const words = useTranslations("cases.words");
  const [newest, ...older] = decisions;
  const hasLetter = newest?.state === "confirmed";
  return (
    <Section id="decision" title={t("title")} note={newest ? words(`decisionState.${newest.state}`) : null}>
      {newest === undefined && form === null ? <p className="soft">{t("none")}</p> : null}
      {newest ? <Decision decision={newest} signatures={signaturesOf(newest)} {...said} /> : null}
      {hasLetter ? (
        <p className="mt-4 font-semibold">
          <Link href={letterPath(caseId)}>{t("letter")}</Link>
        </p>
      ) : null}
      {form}
      {older.map((decision) => (
        <details key={decision.id} className="mt-4">
          <summary>
            {t("older", {
              state: words(`decisionState.${decision.state}`),
              outcome: words(`outcome.${decision.outcome}`),
            })}
          </summary>
          <div className="mt-3">
            <Decision decision={decision} signatures={signaturesOf(decision)} {...said} />
          </div>
        </details>
      ))}
    </Section>
  );
}

function Decision({
  decision,
  signatures,
  ...said
}: Words & { decision: ShownDecision; signatures: ReactNode }) {
  return (
    <>
      <SentBack decision={decision} />
      <DecisionDocumentView document={decision.document} digest={decision.digest} {...said} />
      {signatures}
    </>
  );
}

function SentBack({ decision: { sentBack, isCurrent, state } }: { decision: ShownDecision }) {
  const t = useTranslations("cases.decision");
  if (!isCurrent && state !== "confirmed") {
    return (
      <NoteBox tone="rust" glyph="changed" title={t("stale.title")}>
        {t("stale.text")}
      </NoteBox>
    );
  }
  if (sentBack === null) return null;
  return (
    <NoteBox
      tone="ochre"
      glyph="due"
      title={t("sentBack", { name: sentBack.byName, date: formatDate(sentBack.at) })}
    >
      <p>
        <LanguageText text={sentBack.reason} />
      </p>
    </NoteBox>
  );
}
