import type { Answers } from "./answers";
import { classify } from "./classify";
import type { CompiledRuleSet } from "./compile";
import { summaries, type VerdictSummary } from "./summary";

/** What a classification comes to, as it is stored, given out and compared when it is replayed. */
export type Outcome = {
  results: Record<string, VerdictSummary>;
  tier: string | null;
  prohibitions: readonly string[];
  obligations: readonly string[];
  flags: readonly string[];
};

export function outcomeOf(compiled: CompiledRuleSet, answers: Answers, asOf: string): Outcome {
  const classification = classify(compiled, answers, asOf);
  const { tier, prohibitions, obligations, flags } = classification;
  const results = summaries(compiled, classification);
  return { results, tier: tier?.value ?? null, prohibitions, obligations, flags };
}

/** Questions that are asked and not answered, in the questionnaire's order: what a form lacks before it is handed in. */
export function openQuestions(compiled: CompiledRuleSet, answers: Answers): string[] {
  const run = compiled.begin(answers);
  return compiled.questionnaire.questions.flatMap(({ id }, place) =>
    run.factOf(place).state === "open" ? [id] : [],
  );
}

/** The parts of an outcome that are searched and compared by column. */
export function outcomeColumns({ results, tier }: Outcome) {
  return {
    cnStatus: results.CN?.status ?? null,
    cnClass: results.CN?.class ?? null,
    usStatus: results.US?.status ?? null,
    euStatus: results.EU?.status ?? null,
    euClass: results.EU?.class ?? null,
    euAiaStatus: results["EU-AIA"]?.status ?? null,
    imdrfClass: results.IMDRF?.class ?? null,
    tier,
  };
}
