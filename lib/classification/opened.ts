import { type Answers, answerProblems, normalAnswers } from "./answers";
import type { Questionnaire } from "./language";
import type { Prefilled } from "./prefill";

/** What a half-typed form holds, as far as the questionnaire knows it; anything else is left behind. */
function draftOf(
  questionnaire: Questionnaire,
  content: unknown,
): { answers: Answers; asOf: string | null; name: string | null } | null {
  if (typeof content !== "object" || content === null || !("answers" in content)) return null;
  const { answers } = content;
  if (typeof answers !== "object" || answers === null) return null;
  const given: Record<string, unknown> = { ...answers };
  const wrong = new Set(answerProblems(questionnaire, given).map(({ question }) => question));
  const known = Object.entries(given).filter(([question]) => !wrong.has(question));
  const day = "asOf" in content && typeof content.asOf === "string" ? content.asOf : null;
  const name = "name" in content && typeof content.name === "string" ? content.name : null;
  // What answerProblems has nothing against is an answer.
  return { answers: normalAnswers(questionnaire, Object.fromEntries(known) as Answers), asOf: day, name };
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

export type OpenedForm = { answers: Answers; asOf: string; name: string };
type Sources = {
  draft: unknown;
  latest: { answers: Answers; moduleName: string | null } | null;
  prefilled: readonly Prefilled[];
};

/**
 * What a form on a record begins with: the person's draft, else the newest version, else what the record answers. The day is
 * today unless the draft names another: a new version is about the law of its own day.
 */
export function openedForm(questionnaire: Questionnaire, sources: Sources, today: string): OpenedForm {
  const { latest } = sources;
  const known = latest?.moduleName ?? "";
  const draft = draftOf(questionnaire, sources.draft);
  if (draft !== null) {
    const { answers, asOf, name } = draft;
    return { answers, asOf: isDay(asOf) ? asOf : today, name: name ?? known };
  }
  if (latest !== null) return { answers: latest.answers, asOf: today, name: known };
  const offered = Object.fromEntries(sources.prefilled.map(({ question, answer }) => [question, answer]));
  return { answers: normalAnswers(questionnaire, offered), asOf: today, name: known };
}
