"use client";

import type { ReactNode } from "react";
import type { Answer, Answers } from "@/lib/classification/answers";
import type { Question, RuleSet } from "@/lib/classification/language";
import { readsOf } from "@/lib/classification/reads";
import type { NumberedQuestion, QuestionSection } from "./numbering";
import { useSectionTitle } from "./question-titles";
import { QuestionView } from "./question-view";
import { useClassificationWords } from "./use-words";

type Props = {
  sections: readonly QuestionSection[];
  numbers: ReadonlyMap<string, NumberedQuestion>;
  answers: Answers;
  /** The first one without an answer. */
  current: string | undefined;
  ruleSet: RuleSet;
  answer: (question: string, value: Answer) => void;
  /** What is to be said about the answer to a question. */
  remark?: (question: string) => ReactNode;
};

export const sectionAnchor = (id: string): string => `section-${id}`;

/** The questions that are shown, section by section, in one scroll. */
export function QuestionList({ sections, ...props }: Props) {
  const { t } = useClassificationWords();
  const title = useSectionTitle();
  return sections.map(({ id, questions }, at) => (
    <section key={id} id={sectionAnchor(id)} aria-label={title(id)} className="scroll-mt-4">
      <SectionTitle title={title(id)}>{t("sectionOf", { at: at + 1, total: sections.length })}</SectionTitle>
      {questions.map((asked) => (
        <Asked key={asked.question.id} asked={asked} {...props} />
      ))}
    </section>
  ));
}

function SectionTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between pt-5 pb-1">
      <h2 className="serif text-lg">{title}</h2>
      <span className="muted text-sm">{children}</span>
    </div>
  );
}

/** The question that this one is shown because of. */
function parentOf({ showIf }: Question, { numbers, ruleSet }: Pick<Props, "numbers" | "ruleSet">) {
  if (showIf === undefined) return undefined;
  const [parent] = readsOf(showIf, ruleSet).questions.keys();
  return numbers.get(parent ?? "");
}

export function Asked({ asked, ...props }: Omit<Props, "sections"> & { asked: NumberedQuestion }) {
  const { question } = asked;
  return (
    <QuestionView
      asked={asked}
      answer={props.answers[question.id]}
      parent={parentOf(question, props)}
      isCurrent={props.current === question.id}
      ruleSet={props.ruleSet}
      remark={props.remark?.(question.id)}
      choose={(value) => props.answer(question.id, value)}
    />
  );
}
