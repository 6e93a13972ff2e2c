import type { Answers } from "./answers";
import type { PublishedRuleSet } from "./published";
import { summaries, type VerdictSummary } from "./summary";
import { classifyWithTrace, type TracedRule } from "./trace";

/** Why a rule says what it says, in both languages. */
export type Explanation = { rule: string; "zh-CN": string; en: string };

/** A classification as it leaves the portal: by the API, as a file, and on the screen. */
export type Preview = {
  ruleSet: { id: string; version: string; digest: string };
  questionnaire: { id: string; version: string; digest: string };
  asOf: string;
  results: Record<string, VerdictSummary & { explanations: Explanation[] }>;
  tier: string | null;
  /** Questions whose answers could raise the tier. */
  tierMissing: string[];
  prohibitions: string[];
  obligations: string[];
  flags: string[];
  trace: TracedRule[];
};

/** What a rule set makes of a form, in the words and the order in which it is given out. */
export function previewOf(published: PublishedRuleSet, answers: Answers, asOf: string): Preview {
  const { compiled, digest, questionnaireDigest } = published;
  const { ruleSet, questionnaire } = compiled;
  const classification = classifyWithTrace(compiled, answers, asOf);
  const { tier, prohibitions, obligations, flags, trace } = classification;
  const explain = (deciding: readonly string[]): Explanation[] =>
    ruleSet.rules
      .filter(({ id }) => deciding.includes(id))
      .map(({ id, explanation }) => ({ rule: id, "zh-CN": explanation.zh, en: explanation.en }));
  const results = Object.entries(summaries(compiled, classification)).map(([jurisdiction, verdict]) => [
    jurisdiction,
    { ...verdict, explanations: explain(verdict.rules) },
  ]);
  return {
    ruleSet: { id: ruleSet.id, version: ruleSet.version, digest },
    questionnaire: { id: questionnaire.id, version: questionnaire.version, digest: questionnaireDigest },
    asOf,
    results: Object.fromEntries(results),
    tier: tier?.value ?? null,
    tierMissing: [...(tier?.missing ?? [])],
    prohibitions: [...prohibitions],
    obligations: [...obligations],
    flags: [...flags],
    trace,
  };
}
