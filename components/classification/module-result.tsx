"use client";

import { useMemo } from "react";
import { Section } from "@/components/ui/section";
import type { Answers } from "@/lib/classification/answers";
import { classify, evaluate } from "@/lib/classification/classify";
import { publishedRuleSet } from "@/lib/classification/published";
import { Derivation } from "./derivation";
import { LawTable } from "./law-table";
import { numbersOf, sectionsOf } from "./numbering";
import { reliedRules } from "./relied-rules";
import { useClassificationWords } from "./use-words";
import { VerdictRows } from "./verdict-rows";

type Props = {
  version: string;
  answers: Answers;
  asOf: string;
  /** Of several modules, which. */
  name: string | null;
};

/** What a signed module comes to, derived again: verdicts with reasons, how each was reached, and on which documents. */
export function ModuleResult({ version, answers, asOf, name }: Props) {
  const { t } = useClassificationWords();
  const published = publishedRuleSet(version);
  if (published === undefined) throw new Error(`rule set ${version} is not published`);
  const { compiled } = published;
  const numbers = useMemo(() => numbersOf(sectionsOf(compiled.questionnaire)), [compiled]);
  const classification = useMemo(() => classify(compiled, answers, asOf), [compiled, answers, asOf]);
  const { run } = useMemo(() => evaluate(compiled, answers, asOf), [compiled, answers, asOf]);
  const { tier } = classification;
  return (
    <>
      <Section
        title={name ?? t("result.verdicts")}
        note={<b>{tier?.value ? t("result.tier", { tier: tier.value }) : t("result.tierNone")}</b>}
      >
        <VerdictRows compiled={compiled} classification={classification} numbers={numbers} goTo={null} />
      </Section>
      <details className="mt-5">
        <summary>{t("result.reasons")}</summary>
        <Derivation compiled={compiled} run={run} numbers={numbers} asOf={asOf} />
        <LawTable ruleSet={compiled.ruleSet} rules={reliedRules(compiled, run, classification, asOf)} />
      </details>
    </>
  );
}
