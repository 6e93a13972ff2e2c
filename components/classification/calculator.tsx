"use client";

import { useMemo } from "react";
import { classify } from "@/lib/classification/classify";
import { publishedRuleSet } from "@/lib/classification/published";
import { CalculatorForm } from "./calculator-form";
import { numbersOf, sectionsOf } from "./numbering";
import type { UseCaseDemand } from "./result-notes";
import { ResultView } from "./result-view";
import { useFormState } from "./use-form-state";

type Props = { version: string; today: string; demands: readonly UseCaseDemand[] };

/** The public calculator: form and result of one functional module. Everything happens here, nothing is sent. */
export function Calculator({ version, today, demands }: Props) {
  const published = publishedRuleSet(version);
  if (published === undefined) throw new Error(`rule set ${version} is not published`);
  const { compiled } = published;
  const state = useFormState(compiled.questionnaire, today);
  const sections = useMemo(() => sectionsOf(compiled.questionnaire), [compiled]);
  const numbers = useMemo(() => numbersOf(sections), [sections]);
  const { answers, asOf } = state.form;
  const classification = useMemo(() => classify(compiled, answers, asOf), [compiled, answers, asOf]);
  const shared = { published, sections, numbers, classification, state };
  return state.form.isResult ? <ResultView {...shared} demands={demands} /> : <CalculatorForm {...shared} />;
}
