import type { Question, Questionnaire } from "./language";

/** What was answered: one option of a single question, some of a multiple one. A question that is not named is open. */
export type Answer = string | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

export type AnswerProblem = {
  question: string;
  code: "unknownQuestion" | "unknownOption" | "format";
  option?: string;
  /** Its place in a multiple answer. */
  at?: number;
};

const questionsOf = new WeakMap<Questionnaire, ReadonlyMap<string, Question>>();

/** The questions of a questionnaire by id. */
export function questionsById(questionnaire: Questionnaire): ReadonlyMap<string, Question> {
  const known = questionsOf.get(questionnaire);
  if (known !== undefined) return known;
  const byId = new Map(questionnaire.questions.map((question) => [question.id, question]));
  questionsOf.set(questionnaire, byId);
  return byId;
}

/** An answer that says something: no option chosen is no answer, a set that is not there is not the empty set. */
export function isAnswered(answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer.length > 0;
}

function problemsOf(question: Question, answer: unknown): AnswerProblem[] {
  const isMulti = question.type === "multi";
  if (isMulti !== Array.isArray(answer)) return [{ question: question.id, code: "format" }];
  const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  if (!chosen.every((option) => typeof option === "string"))
    return [{ question: question.id, code: "format" }];
  return chosen.flatMap((option, at): AnswerProblem[] => {
    if (question.options.some(({ value }) => value === option)) return [];
    return [{ question: question.id, code: "unknownOption", option, ...(isMulti ? { at } : {}) }];
  });
}

/** What a form of answers says that its questionnaire does not know. Total: anything may be given. */
export function answerProblems(
  questionnaire: Questionnaire,
  given: Readonly<Record<string, unknown>>,
): AnswerProblem[] {
  const byId = questionsById(questionnaire);
  return Object.entries(given).flatMap(([id, answer]): AnswerProblem[] => {
    const question = byId.get(id);
    return question === undefined
      ? [{ question: id, code: "unknownQuestion" }]
      : problemsOf(question, answer);
  });
}

/**
 * The one way to write a set of answers: questions in the questionnaire's order, options of a multiple answer in theirs and
 * once each, questions without an answer left out. Answers to questions that are not shown stay: they were given.
 */
export function normalAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  const normal: Record<string, Answer> = {};
  for (const { id, type, options } of questionnaire.questions) {
    const answer = answers[id];
    if (!isAnswered(answer)) continue;
    normal[id] =
      type === "multi" ? options.map(({ value }) => value).filter((value) => answer.includes(value)) : answer;
  }
  return normal;
}
