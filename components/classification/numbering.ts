import type { Question, Questionnaire } from "@/lib/classification/language";

export type NumberedQuestion = { question: Question; number: number };
export type QuestionSection = { id: string; questions: readonly NumberedQuestion[] };

/** The questions by section, numbered in the order of the page; the number of a question is the same whatever is shown. */
export function sectionsOf({ sections, questions }: Questionnaire): QuestionSection[] {
  let number = 0;
  return sections.map(({ id }) => ({
    id,
    questions: questions
      .filter(({ section }) => section === id)
      .map((question) => {
        number += 1;
        return { question, number };
      }),
  }));
}

export function numbersOf(sections: readonly QuestionSection[]): ReadonlyMap<string, NumberedQuestion> {
  return new Map(sections.flatMap(({ questions }) => questions.map((each) => [each.question.id, each])));
}

/** Where a question stands on the page. */
export const questionAnchor = (id: string): string => `q-${id}`;
