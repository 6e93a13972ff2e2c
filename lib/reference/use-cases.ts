import { z } from "zod";
import file from "@/db/reference/use-cases.json";
import { inLocale, type ReferenceLocale } from "./bilingual";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const degree = z.number().int().min(1).max(5);

const demandSchema = z.strictObject({
  /** 1 to 5, higher is stricter. A range where the source says it depends. */
  min: degree,
  max: degree,
  basis: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  alternatives: z.array(z.strictObject({ min: degree, max: degree, why: z.string().min(1) })).optional(),
});

const applicationSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: text,
  functions: text,
  demands: z.strictObject({ privacySecurity: demandSchema, reasoningExplainability: demandSchema }),
  notes: z.array(z.string()).optional(),
});

const schema = z.strictObject({
  schemaVersion: z.string(),
  id: z.string(),
  source: z.strictObject({ citation: z.string(), note: z.string() }),
  scale: z.strictObject({ min: z.literal(1), max: z.literal(5), meaning: text }),
  reconstruction: z.strictObject({
    rule: z.string(),
    movedFrom: z.array(z.string()),
    checkNeeded: z.array(z.string()),
  }),
  applicationCount: z.literal(14),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      tasks: z.array(
        z.strictObject({ id: z.string(), title: text, applications: z.array(applicationSchema).min(1) }),
      ),
    }),
  ),
});

const data = schema.parse(file);

export type UseCaseDemand = z.infer<typeof demandSchema>;
/** One of the 14 applications of the source's Table 1, with the scenario and task it stands under. */
export type UseCase = z.infer<typeof applicationSchema> & {
  scenario: { id: string; title: { zh: string; en: string } };
  task: { id: string; title: { zh: string; en: string } };
};

/** The table as a tree: scenario → task → application. */
export const scenarios = data.scenarios;
export const useCasesSource = data.source;
export const demandScale = data.scale;

/** The 14 in the order of the table. */
export const useCases: readonly UseCase[] = data.scenarios.flatMap((scenario) =>
  scenario.tasks.flatMap((task) =>
    task.applications.map((application) => ({
      ...application,
      scenario: { id: scenario.id, title: scenario.title },
      task: { id: task.id, title: task.title },
    })),
  ),
);
export const useCaseIds: readonly string[] = useCases.map((useCase) => useCase.id);
const byId = new Map(useCases.map((useCase) => [useCase.id, useCase]));

export function findUseCase(id: string): UseCase | undefined {
  return byId.get(id);
}

/** Title in the reader's language; the id itself where it is unknown. */
export function titleOfUseCase(id: string, locale: ReferenceLocale): string {
  const useCase = byId.get(id);
  return useCase === undefined ? id : inLocale(useCase.title, locale);
}
