import type { Condition, QuestionTest, ResultTest, RuleSet, Test } from "./language";

/** What a condition reads, also through the definitions it names. */
export type Reads = {
  questions: ReadonlyMap<string, readonly QuestionTest[]>;
  results: readonly ResultTest[];
  definitions: ReadonlySet<string>;
};

/** The conditions a condition is made of; none where it is a leaf. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}

/** The codes a test names. */
export function valuesOf(test: Test): readonly string[] {
  if (test.op === "nonEmpty") return [];
  return typeof test.value === "string" ? [test.value] : test.value;
}

/** Total, also for definitions that are missing or run in a circle. */
export function readsOf(condition: Condition, ruleSet: RuleSet): Reads {
  const questions = new Map<string, QuestionTest[]>();
  const results: ResultTest[] = [];
  const definitions = new Set<string>();
  const walk = (part: Condition): void => {
    if ("q" in part) questions.set(part.q, [...(questions.get(part.q) ?? []), part]);
    if ("r" in part) results.push(part);
    if ("ref" in part && !definitions.has(part.ref)) {
      definitions.add(part.ref);
      const definition = ruleSet.definitions.find(({ id }) => id === part.ref);
      if (definition !== undefined) walk(definition.condition);
    }
    for (const each of partsOf(part)) walk(each);
  };
  walk(condition);
  return { questions, results, definitions };
}
