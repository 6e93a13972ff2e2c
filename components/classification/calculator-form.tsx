"use client";

import { type ReactNode, useMemo, useState } from "react";
import { focusField } from "@/components/form/focus-field";
import { SectionIndex } from "@/components/form/record/section-index";
import { Button } from "@/components/ui/button";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { isAnswered } from "@/lib/classification/answers";
import { type Classification, classify } from "@/lib/classification/classify";
import { differences } from "@/lib/classification/differences";
import { mostSettling, shownQuestions } from "@/lib/classification/guidance";
import type { PublishedRuleSet } from "@/lib/classification/published";
import { AsOfField } from "./as-of-field";
import { CalculatorBar } from "./calculator-bar";
import { ChangeNote } from "./change-note";
import { FocusSteps } from "./focus-steps";
import { LivePanel } from "./live-panel";
import { type NumberedQuestion, type QuestionSection, questionAnchor } from "./numbering";
import { Asked, QuestionList, sectionAnchor } from "./question-list";
import { useSectionTitle } from "./question-titles";
import { SpokenChanges } from "./spoken-changes";
import type { useFormState } from "./use-form-state";
import { useClassificationWords } from "./use-words";

export type CalculatorProps = {
  published: PublishedRuleSet;
  sections: readonly QuestionSection[];
  numbers: ReadonlyMap<string, NumberedQuestion>;
  classification: Classification;
  state: ReturnType<typeof useFormState>;
  /** On a record: what is to be said about an answer, and what stands in place of the note on this device's draft. */
  remark?: (question: string) => ReactNode;
  keeping?: ReactNode;
  /** What is shown was handed in: nothing leads back to the questions. */
  isFixed?: boolean;
};

/** The questions in one scroll or one at a time, with what they come to so far beside them. */
export function CalculatorForm(props: CalculatorProps) {
  const { published, sections, numbers, classification, state, remark, keeping } = props;
  const { t } = useClassificationWords();
  const title = useSectionTitle();
  const { compiled } = published;
  const { ruleSet, questionnaire } = compiled;
  const { answers, asOf } = state.form;
  const [focused, setFocused] = useState<string | null>(null);

  const shown = useMemo(() => {
    const ids = new Set(shownQuestions(compiled, answers).map(({ id }) => id));
    return sections.map(({ id, questions }) => ({
      id,
      questions: questions.filter(({ question }) => ids.has(question.id)),
    }));
  }, [compiled, answers, sections]);
  const asked = shown.flatMap(({ questions }) => questions);
  const done = asked.filter(({ question }) => isAnswered(answers[question.id])).length;
  const settling = useMemo(() => mostSettling(compiled, answers, asOf), [compiled, answers, asOf]);
  const changes = useMemo(
    () =>
      state.before === null
        ? []
        : differences(classify(compiled, state.before.form.answers, state.before.form.asOf), classification),
    [compiled, classification, state.before],
  );

  const goTo = (question: string) => {
    if (focused !== null) setFocused(question);
    // After the question has been drawn, where one is shown at a time.
    requestAnimationFrame(() => focusField(questionAnchor(question)));
  };
  const open = asked.find(({ question }) => !isAnswered(answers[question.id]))?.question.id;
  const following = asked.find(
    ({ question }) => question.id !== focused && !isAnswered(answers[question.id]),
  );
  const one = asked.find(({ question }) => question.id === focused);
  const toggleFocus = () => {
    const target = one?.question.id ?? open ?? asked[0]?.question.id;
    if (target === undefined) return;
    setFocused(one === undefined ? target : null);
    requestAnimationFrame(() => focusField(questionAnchor(target)));
  };
  const list = {
    numbers,
    answers,
    current: open,
    ruleSet,
    answer: state.answer,
    ...(remark ? { remark } : {}),
  };

  return (
    <>
      <PageHead
        kicker={
          <Kicker>
            {t("versions", { questionnaire: questionnaire.version, rules: ruleSet.version })}
            <span className="hide-s">{t("perModule")}</span>
          </Kicker>
        }
        title={t("title")}
        actions={<AsOfField value={asOf} change={state.setAsOf} />}
      />
      <div className="calc mt-5">
        {one === undefined ? (
          <SectionIndex
            entries={shown.map(({ id, questions }) => ({
              id: sectionAnchor(id),
              title: title(id),
              done: questions.filter(({ question }) => isAnswered(answers[question.id])).length,
              total: questions.length,
            }))}
          />
        ) : (
          // One question at a time has no sections to go to; its column stays.
          <span className="max-[1180px]:hidden" />
        )}
        <form className="sheet px-7 pt-1.5 max-[720px]:px-3.5" onSubmit={(event) => event.preventDefault()}>
          {one === undefined ? (
            <QuestionList sections={shown} {...list} />
          ) : (
            <>
              <Asked key={one.question.id} asked={one} {...list} />
              <FocusSteps asked={asked} at={one} goTo={goTo} />
            </>
          )}
          <CalculatorBar
            done={done}
            total={asked.length}
            classification={classification}
            isFocused={one !== undefined}
            toggleFocus={toggleFocus}
            next={following === undefined ? null : () => goTo(following.question.id)}
            showResult={() => {
              state.show("result");
              window.scrollTo({ top: 0 });
            }}
          />
        </form>
        <aside className="live max-[720px]:static" aria-label={t("live.title")}>
          <LivePanel {...{ compiled, classification, numbers, settling, goTo }} />
          <div className="mt-3">
            <ChangeNote changes={changes} undo={state.undo} />
          </div>
          {keeping ?? (
            <>
              <p className="muted mt-3 text-sm">{t("live.disclaimer")}</p>
              <p className="muted text-sm">
                {state.isRestored ? t("bar.restored") : t("bar.kept")}
                {done > 0 ? (
                  <Button look="quiet" onClick={state.clear}>
                    {t("bar.clear")}
                  </Button>
                ) : null}
              </p>
            </>
          )}
          <SpokenChanges changes={changes} />
        </aside>
      </div>
    </>
  );
}
