import { z } from "zod";
import file from "@/db/reference/published-figures.json";
import type { BilingualText } from "./bilingual";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const figureSchema = z.looseObject({
  id: z.string().min(1),
  value: z.unknown(),
  unit: z.string().min(1),
  /** ISO date, or year and month where the source says no more. */
  as_of: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  source: z.string().min(1),
  source_date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  evidence: z.string().min(1),
  qualifier: z.string().optional(),
  method: z.string().optional(),
  url: z.string().optional(),
  /** False where the address is a copy on a doubtful domain: kept for audit, never linked. */
  link_ok: z.boolean().optional(),
});
const group = z.array(figureSchema);

const displaySchema = z.strictObject({
  id: z.string(),
  label: text,
  definition: text,
  /** `more_than`: the source gives a floor, to be shown as one. */
  bound: z.enum(["more_than", "equal"]),
  unit: text,
});

const schema = z.looseObject({
  source: z.string().min(1),
  compiled_on: z.string(),
  reading_rule: z.string(),
  deployments: group,
  survey_of_it_heads: group,
  geography: group,
  level: group,
  model_size: group,
  scenarios: group,
  cost: group,
  governance: group,
  denominators: group,
  display: z.array(displaySchema),
  evidenceLabels: z.record(z.string(), text),
});

const data = schema.parse(file);

export type PublishedFigure = z.infer<typeof figureSchema>;

/** A figure the landing page shows. Shares are fractions of one. */
export type HeadlineFigure = {
  id: string;
  value: number;
  label: BilingualText;
  definition: BilingualText;
  unit: BilingualText;
  bound: "more_than" | "equal";
  asOf: string;
  source: string;
  sourceDate: string;
  /** Null where there is no address that may be linked. */
  url: string | null;
  evidence: BilingualText;
};

/** The figures by what they are about. */
export const figuresByGroup: Readonly<Record<string, readonly PublishedFigure[]>> = {
  deployments: data.deployments,
  survey_of_it_heads: data.survey_of_it_heads,
  geography: data.geography,
  level: data.level,
  model_size: data.model_size,
  scenarios: data.scenarios,
  cost: data.cost,
  governance: data.governance,
  denominators: data.denominators,
};

/** All figures, group after group. They come from different methods: never add or join them. */
export const publishedFigures: readonly PublishedFigure[] = Object.values(figuresByGroup).flat();
const byId = new Map(publishedFigures.map((figure) => [figure.id, figure]));

export function publishedFigure(id: string): PublishedFigure | undefined {
  return byId.get(id);
}

function headline(entry: z.infer<typeof displaySchema>): HeadlineFigure {
  const figure = byId.get(entry.id);
  const evidence = data.evidenceLabels[figure?.evidence ?? ""];
  if (figure === undefined || typeof figure.value !== "number" || evidence === undefined) {
    throw new Error(`published-figures.json: ${entry.id} has words but no figure or evidence label`);
  }
  return {
    ...entry,
    value: figure.value,
    asOf: figure.as_of,
    source: figure.source,
    sourceDate: figure.source_date,
    url: figure.link_ok === false ? null : (figure.url ?? null),
    evidence,
  };
}

/** The figures of the landing page, in its order, each with source and date. */
export const headlineFigures: readonly HeadlineFigure[] = data.display.map(headline);
