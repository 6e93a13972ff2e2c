"use client";

import { focusField } from "@/components/form/focus-field";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Cols, Folio } from "@/components/ui/folio";
import { NoteBox } from "@/components/ui/note-box";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { isAnswered } from "@/lib/classification/answers";
import { evaluate } from "@/lib/classification/classify";
import { shownQuestions } from "@/lib/classification/guidance";
import type { CalculatorProps } from "./calculator-form";
import { Derivation } from "./derivation";
import { DutyList } from "./duty-list";
import { LawTable } from "./law-table";
import { questionAnchor } from "./numbering";
import { firedRules, reliedRules } from "./relied-rules";
import { ResultActions } from "./result-actions";
import { ResultNotes, type UseCaseDemand } from "./result-notes";
import { useClassificationWords } from "./use-words";
import { VerdictRows } from "./verdict-rows";
import { WhatChanges } from "./what-changes";

/** What the answers come to: verdicts with reasons and law, how each was reached, what would change it, what follows. */
export function ResultView({
  published,
  numbers,
  classification,
  state,
  demands,
  isFixed = false,
}: CalculatorProps & { demands: readonly UseCaseDemand[] }) {
  const { t } = useClassificationWords();
  const { compiled, digest } = published;
  const { ruleSet, questionnaire } = compiled;
  const { answers, asOf } = state.form;
  const { run } = evaluate(compiled, answers, asOf);
  const open = shownQuestions(compiled, answers).filter(({ id }) => !isAnswered(answers[id])).length;
  const fired = firedRules(compiled, run, asOf);
  const { tier } = classification;
  const goTo = isFixed
    ? null
    : (question: string) => {
        state.show("form");
        requestAnimationFrame(() => focusField(questionAnchor(question)));
      };
  return (
    <>
      <PageHead
        kicker={
          <Kicker>
            {t("versions", { questionnaire: questionnaire.version, rules: ruleSet.version })}
            {t("result.asOfNote", { asOf })}
            <span>
              {t("result.digest")} <CopyDigest digest={digest} />
            </span>
          </Kicker>
        }
        title={t("resultTitle")}
        actions={<ResultActions published={published} state={state} isFixed={isFixed} />}
      />
      {open > 0 ? (
        <div className="mt-4">
          <NoteBox tone="ochre">{t("result.incomplete", { count: open })}</NoteBox>
        </div>
      ) : null}
      <Cols notes={<ResultNotes published={published} state={state} demands={demands} />}>
        <Folio>
          <Section
            title={t("result.verdicts")}
            note={<b>{tier?.value ? t("result.tier", { tier: tier.value }) : t("result.tierNone")}</b>}
          >
            <VerdictRows compiled={compiled} classification={classification} numbers={numbers} goTo={goTo} />
          </Section>
          <Derivation compiled={compiled} run={run} numbers={numbers} asOf={asOf} />
          <WhatChanges compiled={compiled} answers={answers} asOf={asOf} numbers={numbers} goTo={goTo} />
          <DutyList ruleSet={ruleSet} fired={fired} />
          <LawTable ruleSet={ruleSet} rules={reliedRules(compiled, run, classification, asOf)} />
        </Folio>
      </Cols>
      {isFixed ? null : <p className="muted mt-4 text-sm">{t("live.disclaimer")}</p>}
    </>
  );
}
