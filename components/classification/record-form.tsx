"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useState, useTransition } from "react";
import { DraftLine } from "@/components/form/draft-line";
import { focusField } from "@/components/form/focus-field";
import type { SaveDraft } from "@/components/form/use-draft";
import { Button } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";
import type { Answers } from "@/lib/classification/answers";
import { classify } from "@/lib/classification/classify";
import type { OpenedForm } from "@/lib/classification/opened";
import { openQuestions } from "@/lib/classification/outcome";
import type { Prefilled } from "@/lib/classification/prefill";
import { publishedRuleSet } from "@/lib/classification/published";
import { MAIN_MODULE } from "@/lib/classification/record-schema";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { errorMessageKey, fieldMessage } from "@/lib/i18n/error-message";
import { CalculatorForm } from "./calculator-form";
import { isClassifiedField } from "./classified-fields";
import { ModuleName } from "./module-name";
import { type NumberedQuestion, numbersOf, questionAnchor, sectionsOf } from "./numbering";
import { type GoTo, QuestionLink } from "./question-link";
import type { UseCaseDemand } from "./result-notes";
import { ResultView } from "./result-view";
import { useRecordState } from "./use-record-state";
import { useClassificationWords } from "./use-words";

export type RecordPayload = {
  applicationId: string;
  revision: number;
  module: string;
  moduleName: string | null;
  answers: Answers;
  asOf: string;
  ruleSet: string;
  isSubmission: boolean;
};

type Props = {
  version: string;
  applicationId: string;
  revision: number;
  module: string;
  initial: OpenedForm;
  draftSavedAt: string | null;
  prefilled: readonly Prefilled[];
  deploymentHref: string;
  demands: readonly UseCaseDemand[];
  saveDraft: SaveDraft;
  action: (payload: RecordPayload) => Promise<FormOutcome>;
};

/** What the record of the deployment says is asked of nobody: a differing answer is an error. */
const ofRecord = new Set(["hosting", "partition"]);
const sameAnswer = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The questionnaire on a registered application: prefilled, kept while typing, saved and handed in. */
export function RecordForm(props: Props) {
  const { version, initial, prefilled, applicationId, revision, module } = props;
  const isMain = module === MAIN_MODULE;
  const t = useTranslations("classified.form");
  const fieldName = useTranslations("classified.field");
  const published = publishedRuleSet(version);
  if (published === undefined) throw new Error(`rule set ${version} is not published`);
  const { compiled } = published;
  const { state, draft, name, rename } = useRecordState(initial, props.saveDraft, props.draftSavedAt);
  const [outcome, setOutcome] = useState<FormOutcome | null>(null);
  const [isPending, start] = useTransition();
  const sections = useMemo(() => sectionsOf(compiled.questionnaire), [compiled]);
  const numbers = useMemo(() => numbersOf(sections), [sections]);
  const { answers, asOf } = state.form;
  const classification = useMemo(() => classify(compiled, answers, asOf), [compiled, answers, asOf]);
  const open = useMemo(() => openQuestions(compiled, answers).length, [compiled, answers]);

  const send = (isSubmission: boolean) =>
    start(async () => {
      draft.pause();
      const moduleName = isMain ? null : name.trim();
      const form = { applicationId, revision, module, moduleName, answers, asOf, ruleSet: version };
      const said = await props.action({ ...form, isSubmission }).catch(
        (): FormOutcome => ({
          ok: false,
          code: "service.unavailable",
          fields: [],
          requestId: "",
        }),
      );
      if (said.ok) draft.stop();
      else draft.resume();
      setOutcome(said);
    });

  const remark = (question: string) => {
    const source = prefilled.find((each) => each.question === question);
    if (source === undefined) return null;
    const field = isClassifiedField(source.field) ? fieldName(source.field) : source.field;
    const isSame = sameAnswer(answers[question], source.answer);
    if (isSame) {
      return (
        <p className="hint">
          <b>{t(ofRecord.has(source.field) ? "recorded" : "prefilled", { field })}</b>
        </p>
      );
    }
    if (!ofRecord.has(source.field)) return null;
    return (
      <p className="err" role="alert">
        {t("differs")} <Link href={props.deploymentHref}>{t("toRecord")}</Link>
      </p>
    );
  };

  const goTo = (question: string) => {
    state.show("form");
    requestAnimationFrame(() => focusField(questionAnchor(question)));
  };
  const shared = { published, sections, numbers, classification, state };
  return (
    <>
      {isMain ? null : <ModuleName value={name} change={rename} />}
      {state.form.isResult ? (
        <ResultView {...shared} demands={props.demands} />
      ) : (
        <CalculatorForm {...shared} remark={remark} keeping={<DraftLine state={draft.state} />} />
      )}
      {outcome !== null && !outcome.ok ? (
        <div className="mt-5">
          <Refused outcome={outcome} numbers={numbers} goTo={goTo} />
        </div>
      ) : null}
      <div className="acts my-5 items-center">
        {open > 0 ? <span className="muted">{t("open", { count: open })}</span> : null}
        <Button onClick={() => send(false)} disabled={isPending}>
          {t("save")}
        </Button>
        <Button look="primary" onClick={() => send(true)} disabled={isPending || open > 0}>
          {t("submit")}
        </Button>
      </div>
      <NoteBox>{t("derivedNote")}</NoteBox>
    </>
  );
}

type RefusedProps = {
  outcome: Extract<FormOutcome, { ok: false }>;
  numbers: ReadonlyMap<string, NumberedQuestion>;
  goTo: GoTo;
};

/** Why nothing was saved, beside the button that was pressed, with a link to each question that is concerned. */
function Refused({ outcome, numbers, goTo }: RefusedProps) {
  const t = useTranslations("errors");
  const named = useTranslations("classified.modules");
  const { t: words, text } = useClassificationWords();
  const problems = outcome.fields.map((problem) => {
    const message = fieldMessage(problem);
    const asked = numbers.get(problem.path.split(".")[1] ?? "");
    const label = asked
      ? words("live.question", { number: asked.number, label: text(asked.question.label) })
      : named("name");
    return { question: asked?.question.id ?? null, label, problem: t(message.key, message.values) };
  });
  return (
    <NoteBox
      tone="zhu"
      glyph="overdue"
      title={t(errorMessageKey(outcome.code), outcome.values ?? {})}
      announce
    >
      <ul>
        {problems.map(({ question, label, problem }) => (
          <li key={label}>
            {question === null ? (
              label
            ) : (
              <QuestionLink question={question} goTo={goTo}>
                {label}
              </QuestionLink>
            )}{" "}
            {problem}
          </li>
        ))}
      </ul>
    </NoteBox>
  );
}
