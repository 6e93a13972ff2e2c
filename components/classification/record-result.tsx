"use client";

import { useMemo, useState } from "react";
import type { Answers } from "@/lib/classification/answers";
import { classify } from "@/lib/classification/classify";
import { publishedRuleSet } from "@/lib/classification/published";
import { numbersOf, sectionsOf } from "./numbering";
import type { UseCaseDemand } from "./result-notes";
import { ResultView } from "./result-view";

type Props = {
  version: string;
  answers: Answers;
  asOf: string;
  useCase: string;
  demands: readonly UseCaseDemand[];
};

const nothing = () => {};

/** The result of a version that was handed in, derived again from its answers: it is read, printed and taken along. */
export function RecordResult({ version, answers, asOf, useCase: first, demands }: Props) {
  const published = publishedRuleSet(version);
  if (published === undefined) throw new Error(`rule set ${version} is not published`);
  const { compiled } = published;
  const [useCase, setUseCase] = useState(first);
  const sections = useMemo(() => sectionsOf(compiled.questionnaire), [compiled]);
  const numbers = useMemo(() => numbersOf(sections), [sections]);
  const classification = useMemo(() => classify(compiled, answers, asOf), [compiled, answers, asOf]);
  const state = {
    form: { answers, asOf, isResult: true, useCase },
    before: null,
    isRestored: false,
    answer: nothing,
    undo: nothing,
    clear: nothing,
    setAsOf: nothing,
    setUseCase,
    show: nothing,
  };
  return <ResultView {...{ published, sections, numbers, classification, state, demands }} isFixed />;
}
