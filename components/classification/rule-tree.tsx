"use client";

import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { Answer } from "@/lib/classification/answers";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import type { Run } from "@/lib/classification/conditions";
import type { Condition, QuestionTest, ResultTest } from "@/lib/classification/language";
import { partsOf } from "@/lib/classification/reads";
import { FALSE, TRUE, type Truth } from "@/lib/classification/truth";
import type { NumberedQuestion } from "./numbering";
import { QuestionTestText, ResultTestText } from "./test-text";
import { useClassificationWords } from "./use-words";

export type TreeContext = {
  compiled: CompiledRuleSet;
  run: Run;
  numbers: ReadonlyMap<string, NumberedQuestion>;
};

/** True, false or unknown: tick, cross or question mark, with the word. */
export function TruthMark({ value }: { value: Truth }) {
  const { t } = useClassificationWords();
  if (value === TRUE) return <Mark look="y" glyph="check" word={t("result.trace.true")} />;
  if (value === FALSE) return <Mark look="n" glyph="x" word={t("result.trace.false")} />;
  return <Mark look="u" glyph="undetermined" word={t("result.trace.unknown")} />;
}

function Mark({
  look,
  glyph,
  word,
}: {
  look: "y" | "n" | "u";
  glyph: "check" | "x" | "undetermined";
  word: string;
}) {
  return (
    <span className={`tv ${look}`}>
      <Glyph name={glyph} />
      {word}
    </span>
  );
}

/** A condition with what each of its parts says, down to the answers. */
export function RuleTree({ condition, ...context }: TreeContext & { condition: Condition }) {
  const { t, text } = useClassificationWords();
  const value = context.compiled.node(condition).value(context.run);
  const branch = (words: ReactNode, parts: readonly Condition[]) => (
    <li>
      <TruthMark value={value} /> {words}
      <ul>
        {parts.map((part) => (
          <RuleTree key={JSON.stringify(part)} condition={part} {...context} />
        ))}
      </ul>
    </li>
  );
  if ("all" in condition) return branch(t("result.all"), condition.all);
  if ("any" in condition) return branch(t("result.any"), condition.any);
  if ("not" in condition) return branch(t("result.not"), partsOf(condition));
  if ("ref" in condition) {
    const definition = context.compiled.ruleSet.definitions.find(({ id }) => id === condition.ref);
    return definition === undefined ? null : branch(text(definition.label), [definition.condition]);
  }
  return (
    <li>
      <TruthMark value={value} /> <Leaf condition={condition} {...context} />
    </li>
  );
}

type LeafCondition = QuestionTest | ResultTest | { const: boolean };

function Leaf({ condition, ...context }: TreeContext & { condition: LeafCondition }) {
  const { t } = useClassificationWords();
  if ("const" in condition) return condition.const ? t("result.const") : t("result.constFalse");
  return "q" in condition ? <Asked test={condition} {...context} /> : <ResultTestText test={condition} />;
}

/** A test of a question with what was answered. */
function Asked({ test, compiled, numbers, run }: TreeContext & { test: QuestionTest }) {
  const { t, option } = useClassificationWords();
  const asked = numbers.get(test.q);
  if (asked === undefined) return <code>{test.q}</code>;
  const words = (answer: Answer) => [answer].flat().map((code) => option(asked.question, code));
  const answer = run.answerTo(test.q);
  const { state } = run.factOf(compiled.questionnaire.questions.indexOf(asked.question));
  const standing = {
    answered: answer === undefined ? "" : t("result.answered", { answer: words(answer).join(" / ") }),
    open: t("result.openAnswer"),
    hidden: t("result.hidden"),
    pending: t("result.pending"),
  };
  return (
    <>
      <QuestionTestText test={test} asked={asked} /> <span className="muted">{standing[state]}</span>
    </>
  );
}
