import table from "@/db/reference/classification/table2.json";
import type { Answer, Answers } from "@/lib/classification/answers";
import { classify } from "@/lib/classification/classify";
import type { CompiledRuleSet } from "@/lib/classification/compile";
import { summaries } from "@/lib/classification/summary";
import file from "./classification-cases.json";

/** What a form comes to, without the rules that say so: what a reader of the result would notice. */
export type Said = {
  results: Record<string, { status: string | null; class: string | null; missing: string[] }>;
  tier: string | null;
  prohibitions: readonly string[];
  obligations: readonly string[];
  flags: readonly string[];
};
export type ClassificationCase = { name: string; answers: Answers; asOf: string; says: Said };

type Changes = Readonly<Record<string, Answer | null>>;
type Stored = { application: string; changes: Changes; asOf: string; says: Said };
/** Each file of cases is written in this shape; the compiler reads it as a union of its literals. */
const storedOf = (cases: unknown) => cases as readonly Stored[];
const baselines = new Map<string, Changes>(
  table.rows.map(({ application, baselineAnswers }) => [application, baselineAnswers]),
);

/** Answers of a row of Table 2 with some changed; null takes an answer away. */
export function changed(application: string, changes: Changes): Answers {
  const all = Object.entries({ ...baselines.get(application), ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, Answer] => entry[1] !== null));
}

export function said(compiled: CompiledRuleSet, answers: Answers, asOf: string): Said {
  const classification = classify(compiled, answers, asOf);
  const { tier, prohibitions, obligations, flags } = classification;
  const results = Object.entries(summaries(compiled, classification)).map(([place, verdict]) => [
    place,
    { status: verdict.status, class: verdict.class, missing: verdict.missing },
  ]);
  return {
    results: Object.fromEntries(results),
    tier: tier?.value ?? null,
    prohibitions,
    obligations,
    flags,
  };
}

/** Recorded cases, chosen so that together they notice the loss of any rule that can be noticed. */
export const classificationCases: readonly ClassificationCase[] = storedOf(file).map(
  ({ application, changes, asOf, says }) => ({
    name: `${application} on ${asOf} with ${JSON.stringify(changes)}`,
    answers: changed(application, changes),
    asOf,
    says,
  }),
);
