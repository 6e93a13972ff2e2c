"use client";

import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { Answer } from "@/lib/classification/answers";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import type { Run } from "@/lib/classification/conditions";
import type { Condition, QuestionTest, ResultTest, Test } from "@/lib/classification/language";
import { partsOf, valuesOf } from "@/lib/classification/reads";
import { FALSE, TRUE, type Truth } from "@/lib/classification/truth";
import type { NumberedQuestion } from "./numbering";
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
  return "q" in condition ? (
    <Asked test={condition} {...context} />
  ) : (
    <Earlier test={condition} {...context} />
  );
}

const operatorKeys = {
  eq: "is",
  ne: "isNot",
  in: "among",
  includesAny: "includes",
  subsetOf: "within",
  nonEmpty: "some",
} as const satisfies Record<Test["op"], string>;

function Asked({ test, compiled, numbers, run }: TreeContext & { test: QuestionTest }) {
  const { t, text, option } = useClassificationWords();
  const asked = numbers.get(test.q);
  if (asked === undefined) return <code>{test.q}</code>;
  const { question, number } = asked;
  const words = (codes: Answer) =>
    [codes]
      .flat()
      .map((code) => option(question, code))
      .join(" / ");
  const answer = run.answerTo(test.q);
  const { state } = run.factOf(compiled.questionnaire.questions.indexOf(question));
  const standing = {
    answered: answer === undefined ? "" : t("result.answered", { answer: words(answer) }),
    open: t("result.openAnswer"),
    hidden: t("result.hidden"),
    pending: t("result.pending"),
  };
  return (
    <>
      {t("result.test", { number, label: text(question.label) })} {t(`result.${operatorKeys[test.op]}`)}{" "}
      <b>{words(valuesOf(test))}</b> <span className="muted">{standing[state]}</span>
    </>
  );
}

const resultParts = ["status", "class", "prohibitions", "obligations", "flags", "tier"] as const;

function Earlier({ test }: TreeContext & { test: ResultTest }) {
  const { t, place, status, rank } = useClassificationWords();
  const [where = "", part = ""] = test.r.split(".");
  const known = resultParts.find((each) => each === part);
  const words = valuesOf(test).map((code) => (part === "class" ? rank(where, code) : status(code)));
  return (
    <>
      {known === undefined
        ? test.r
        : t("result.earlier", { place: place(where), part: t(`result.resultPart.${known}`) })}{" "}
      {t(`result.${operatorKeys[test.op]}`)} <b>{words.join(" / ")}</b>
    </>
  );
}
