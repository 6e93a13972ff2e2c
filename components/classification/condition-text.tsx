import type { ReactNode } from "react";
import type { Condition, RuleSet } from "@/lib/classification/language";
import { partsOf } from "@/lib/classification/reads";
import type { NumberedQuestion } from "./numbering";
import { QuestionTestText, ResultTestText } from "./test-text";
import { useClassificationWords } from "./use-words";

type Props = { condition: Condition; ruleSet: RuleSet; numbers: ReadonlyMap<string, NumberedQuestion> };

/** A condition in words, its parts indented below it; a definition is named and linked, not repeated. */
export function ConditionText({ condition, ...context }: Props) {
  const { t, text } = useClassificationWords();
  const branch = (words: ReactNode) => (
    <li>
      {words}
      <ul>
        {partsOf(condition).map((part) => (
          <ConditionText key={JSON.stringify(part)} condition={part} {...context} />
        ))}
      </ul>
    </li>
  );
  if ("all" in condition) return branch(t("result.all"));
  if ("any" in condition) return branch(t("result.any"));
  if ("not" in condition) return branch(t("result.not"));
  if ("const" in condition) return <li>{condition.const ? t("result.const") : t("result.constFalse")}</li>;
  if ("ref" in condition) {
    const definition = context.ruleSet.definitions.find(({ id }) => id === condition.ref);
    return (
      <li>
        <a href={`#${condition.ref}`}>{definition === undefined ? condition.ref : text(definition.label)}</a>
      </li>
    );
  }
  if ("r" in condition) {
    return (
      <li>
        <ResultTestText test={condition} />
      </li>
    );
  }
  const asked = context.numbers.get(condition.q);
  return <li>{asked === undefined ? condition.q : <QuestionTestText test={condition} asked={asked} />}</li>;
}
