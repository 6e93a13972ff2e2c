import { type Answer, type Answers, isAnswered } from "./answers";
import { type Classification, classify } from "./classify";
import type { CompiledRuleSet } from "./compile";
import type { Question } from "./language";
import { UNDETERMINED } from "./settle";
import { TRUE } from "./truth";

/** Questions the form shows now, in order; a question whose showing is not known yet is not among them. */
export function shownQuestions(compiled: CompiledRuleSet, answers: Answers): Question[] {
  const run = compiled.begin(answers);
  return compiled.questionnaire.questions.filter(
    ({ showIf }) => showIf === undefined || compiled.node(showIf).value(run) === TRUE,
  );
}

export const openQuestions = (shown: readonly Question[], answers: Answers): Question[] =>
  shown.filter(({ id }) => !isAnswered(answers[id]));

/** How many statuses and classes are settled, and whether the tier is. */
function settledCount({ results, tier }: Classification): number {
  const parts = Object.values(results).flatMap((verdict) => [verdict.status, verdict.class]);
  const settled = parts.filter((part) => part !== null && part.value !== UNDETERMINED).length;
  return settled + (tier?.missing.length === 0 ? 1 : 0);
}

/** The answers tried for a question: each option on its own. */
const tries = ({ type, options }: Question): Answer[] =>
  options.map(({ value }) => (type === "multi" ? [value] : value));

/**
 * The one open question that would settle most of the rest: for each that something lacks, how much is settled on average
 * over its options. Null where nothing is open.
 */
export function mostSettling(compiled: CompiledRuleSet, answers: Answers, asOf: string): Question | null {
  const { results, tier } = classify(compiled, answers, asOf);
  const lacking = new Set([
    ...Object.values(results).flatMap((verdict) => [
      ...(verdict.status?.missing ?? []),
      ...(verdict.class?.missing ?? []),
    ]),
    ...(tier?.missing ?? []),
  ]);
  let best: { question: Question; score: number } | null = null;
  for (const question of compiled.questionnaire.questions.filter(({ id }) => lacking.has(id))) {
    const tried = tries(question);
    const sum = tried.reduce(
      (total, answer) =>
        total + settledCount(classify(compiled, { ...answers, [question.id]: answer }, asOf)),
      0,
    );
    const score = sum / tried.length;
    if (best === null || score > best.score) best = { question, score };
  }
  return best?.question ?? null;
}
