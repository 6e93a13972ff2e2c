import { questionsById } from "./answers";
import type { Classification, Verdict } from "./classify";
import type { CompiledRuleSet } from "./compile";

/** A verdict as it is given out: status and class with what decides either. */
export type VerdictSummary = {
  status: string | null;
  class: string | null;
  reasons: string[];
  rules: string[];
  open: string[];
  missing: string[];
};

/** Status and class of a jurisdiction in one; what both lack is named once, in the questionnaire's order. */
export function summaryOf(compiled: CompiledRuleSet, verdict: Verdict): VerdictSummary {
  const parts = [verdict.status, verdict.class].filter((settled) => settled !== null);
  const missing = new Set(parts.flatMap((settled) => settled.missing));
  return {
    status: verdict.status?.value ?? null,
    class: verdict.class?.value ?? null,
    reasons: parts.flatMap((settled) => settled.reasons),
    rules: parts.flatMap((settled) => settled.rules),
    open: parts.flatMap((settled) => settled.open),
    missing: [...questionsById(compiled.questionnaire).keys()].filter((id) => missing.has(id)),
  };
}

/** The verdicts of a classification by jurisdiction. */
export function summaries(
  compiled: CompiledRuleSet,
  { results }: Classification,
): Record<string, VerdictSummary> {
  return Object.fromEntries(
    Object.entries(results).map(([jurisdiction, verdict]) => [jurisdiction, summaryOf(compiled, verdict)]),
  );
}
