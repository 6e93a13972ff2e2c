import type { Answer, Answers } from "./answers";
import { type Classification, evaluate } from "./classify";
import type { CompiledRuleSet } from "./compile";
import type { Grounds, Run } from "./conditions";
import { isInEffect } from "./epochs";
import { type Truth, UNKNOWN } from "./truth";

export type TracedValue = "true" | "false" | "unknown" | "not-in-effect";

/** What one rule said, and on what grounds. */
export type TracedRule = {
  rule: string;
  value: TracedValue;
  /** The answers that alone give it this value; for an unknown rule those that are already settled in it. */
  answers: Readonly<Record<string, Answer>>;
  /** The earlier results it rests on. */
  results: Readonly<Record<string, Answer | null>>;
  /** The questions that keep it unknown. */
  missing: readonly string[];
};

const words = ["false", "unknown", "true"] as const satisfies Record<Truth, TracedValue>;

/** Every rule in the rule set's order. */
export function traceOf(compiled: CompiledRuleSet, run: Run, asOf: string): TracedRule[] {
  const questions = compiled.questionnaire.questions.map(({ id }) => id);
  return compiled.rules.map(({ rule, node }) => {
    if (!isInEffect(rule, asOf)) {
      return { rule: rule.id, value: "not-in-effect", answers: {}, results: {}, missing: [] };
    }
    const value = node.value(run);
    const grounds: Grounds = { answers: new Map(), results: new Map() };
    const marks = new Uint8Array(questions.length);
    node.grounds(run, grounds);
    if (value === UNKNOWN) node.missing(run, marks);
    return {
      rule: rule.id,
      value: words[value],
      answers: Object.fromEntries(grounds.answers),
      results: Object.fromEntries(grounds.results),
      missing: questions.filter((_, place) => marks[place] === 1),
    };
  });
}

/** A classification with what every rule said. */
export function classifyWithTrace(
  compiled: CompiledRuleSet,
  answers: Answers,
  asOf: string,
): Classification & { trace: TracedRule[] } {
  const { run, classification } = evaluate(compiled, answers, asOf);
  return { ...classification, trace: traceOf(compiled, run, asOf) };
}
