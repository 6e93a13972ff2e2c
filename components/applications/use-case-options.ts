import { inLocale, type ReferenceLocale } from "@/lib/reference/bilingual";
import { useCases } from "@/lib/reference/use-cases";

type Range = { min: number; max: number };
export type UseCaseOption = {
  id: string;
  title: string;
  functions: string;
  scenario: string;
  task: string;
  privacy: Range;
  reasoning: Range;
};

const range = ({ min, max }: Range): Range => ({ min, max });

/** The 14 uses of the source's table in the reader's language, for the picker; read on the server. */
export function listUseCases(locale: ReferenceLocale): UseCaseOption[] {
  return useCases.map((useCase) => ({
    id: useCase.id,
    title: inLocale(useCase.title, locale),
    functions: inLocale(useCase.functions, locale),
    scenario: inLocale(useCase.scenario.title, locale),
    task: inLocale(useCase.task.title, locale),
    privacy: range(useCase.demands.privacySecurity),
    reasoning: range(useCase.demands.reasoningExplainability),
  }));
}
