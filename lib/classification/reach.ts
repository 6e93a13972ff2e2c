import type { Condition, Questionnaire, Rule, RuleSet } from "./language";
import { valuesOf } from "./reads";

/** The tests that must all hold for a condition to be true, as far as they stand in `all` and in definitions. */
function demands(condition: Condition, ruleSet: RuleSet, depth = 0): Condition[] {
  if ("all" in condition) return condition.all.flatMap((part) => demands(part, ruleSet, depth));
  // Deeper than any honest definition: a circle, which is reported on its own.
  if (!("ref" in condition) || depth > ruleSet.definitions.length) return [condition];
  const definition = ruleSet.definitions.find(({ id }) => id === condition.ref);
  return definition === undefined ? [] : demands(definition.condition, ruleSet, depth + 1);
}

/** Do the demands on one question with a single answer leave no option? */
function isContradiction(tests: readonly Condition[], { questions }: Questionnaire): boolean {
  return questions
    .filter(({ type }) => type === "single")
    .some(({ id, options, naValue }) => {
      const own = tests.flatMap((test) => ("q" in test && test.q === id ? [test] : []));
      const left = [...options.map(({ value }) => value), ...(naValue === undefined ? [] : [naValue])].filter(
        (value) =>
          own.every(
            (test) => test.op === "nonEmpty" || valuesOf(test).includes(value) === (test.op !== "ne"),
          ),
      );
      return left.length === 0;
    });
}

const isAlways = ({ condition, effectiveFrom, effectiveTo }: Rule) =>
  "const" in condition && condition.const && effectiveFrom === undefined && effectiveTo === undefined;

/** Why a rule can never count, or null: as far as can be seen without trying forms. */
export function unreachable(rule: Rule, ruleSet: RuleSet, questionnaire: Questionnaire): string | null {
  const { effectiveFrom, effectiveTo } = rule;
  if (effectiveFrom !== undefined && effectiveTo !== undefined && effectiveFrom > effectiveTo) {
    return `ends on ${effectiveTo}, before it begins`;
  }
  const tests = demands(rule.condition, ruleSet);
  if (tests.some((test) => "const" in test && !test.const)) return "is never true";
  if (isContradiction(tests, questionnaire)) return "asks for two answers to one question";
  const above = ruleSet.rules.find(
    (other) =>
      rule.kind === "status" &&
      other.kind === "status" &&
      other.jurisdiction === rule.jurisdiction &&
      other.priority > rule.priority &&
      isAlways(other),
  );
  return above === undefined ? null : `stands below ${above.id}, which is always true`;
}
