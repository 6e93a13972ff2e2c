"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { ChoiceCard } from "@/components/ui/choice-card";
import type { Answer } from "@/lib/classification/answers";
import type { Question, RuleSet } from "@/lib/classification/language";
import { type NumberedQuestion, questionAnchor } from "./numbering";
import { useClassificationWords } from "./use-words";
import { WhyAsked } from "./why-asked";

type Props = {
  asked: NumberedQuestion;
  answer: Answer | undefined;
  /** The question that this one follows from. */
  parent: NumberedQuestion | undefined;
  isCurrent: boolean;
  ruleSet: RuleSet;
  choose: (value: Answer) => void;
  /** What is to be said about the answer, above the options. */
  remark?: ReactNode;
};

/** Longest label that three cards a row can carry. */
const SHORT_LABEL = 12;

function columnsOf({ options }: Question): string {
  const isShort = options.every(
    ({ label }) => label.zh.length <= SHORT_LABEL && label.en.length <= 2 * SHORT_LABEL,
  );
  return options.length === 3 && isShort ? "three" : "two";
}

function next(question: Question, answer: Answer | undefined, value: string): Answer {
  if (question.type === "single") return value;
  const chosen = typeof answer === "object" ? answer : [];
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}

/** One question: number, words, why it is asked, and its options as cards. With the focus inside, 1–9 choose. */
export function QuestionView({ asked, answer, parent, isCurrent, ruleSet, choose, remark }: Props) {
  const { t, text } = useClassificationWords();
  const { question, number } = asked;
  const id = questionAnchor(question.id);
  const isChosen = (value: string) =>
    typeof answer === "string" ? answer === value : (answer ?? []).includes(value);
  return (
    <div className={clsx("q", parent && "cond", isCurrent && "now")} id={id}>
      <span className="n" aria-hidden="true">
        {String(number).padStart(2, "0")}
      </span>
      <fieldset data-choices aria-describedby={`${id}-help`}>
        <legend className="lab">
          <span className="vh">{number} </span>
          {text(question.label)}
        </legend>
        <p className="hint" id={`${id}-help`}>
          {parent ? t("shownBecause", { number: parent.number }) : null}
          {parent ? " " : null}
          {text(question.help)}
        </p>
        {remark}
        <div className={clsx("choices", columnsOf(question))}>
          {question.options.map(({ value, label }, at) => (
            <ChoiceCard
              key={value}
              type={question.type === "single" ? "radio" : "checkbox"}
              name={id}
              value={value}
              label={text(label)}
              {...(at < 9 ? { digit: at + 1 } : {})}
              checked={isChosen(value)}
              onChange={() => choose(next(question, answer, value))}
            />
          ))}
        </div>
        <WhyAsked question={question} ruleSet={ruleSet} />
      </fieldset>
    </div>
  );
}
