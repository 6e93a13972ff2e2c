import { type Answer, type Answers, isAnswered, normalAnswers } from "./answers";
import type { Question, Questionnaire } from "./language";
import { bitsOf, maskOf } from "./questions";

/**
 * A form as part of an address, so that it can be kept and passed on without being stored: for each question the bits of its
 * answer in base 36, with a dot between. `2.3.1..4`: an empty place is an open question, open ones at the end are left out.
 */
export function writeAnswers(questionnaire: Questionnaire, answers: Answers): string {
  const normal = normalAnswers(questionnaire, answers);
  const parts = questionnaire.questions.map((question) => {
    const answer = normal[question.id];
    return isAnswered(answer) ? maskOf(bitsOf(question), answer).toString(36) : "";
  });
  return parts.join(".").replace(/\.+$/, "");
}

function answerOf(question: Question, part: string): Answer | null {
  const mask = /^[0-9a-z]{1,6}$/.test(part) ? Number.parseInt(part, 36) : 0;
  const bits = bitsOf(question);
  // What an address says beyond the question's own options is not there.
  const chosen = question.options.map(({ value }) => value).filter((value) => mask & (bits.get(value) ?? 0));
  if (question.type === "multi") return chosen.length > 0 ? chosen : null;
  return chosen.length === 1 ? (chosen[0] ?? null) : null;
}

/** The form an address holds. Total: what it does not understand is an open question. */
export function readAnswers(questionnaire: Questionnaire, text: string): Answers {
  const parts = text.split(".");
  const answers: Record<string, Answer> = {};
  for (const [place, question] of questionnaire.questions.entries()) {
    const answer = answerOf(question, parts[place] ?? "");
    if (answer !== null) answers[question.id] = answer;
  }
  return answers;
}
