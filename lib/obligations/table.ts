import { z } from "zod";
import file from "@/db/reference/obligations.json";
import type { RuleSet } from "@/lib/classification/language";

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const citation = z.strictObject({ source: id, locator: z.string().min(1) });

/** Parts of the portal that will feed a duty and are not there yet. */
export const comingModules = ["evaluation", "monitoring", "incidents", "changes"] as const;
export const dutyTopics = [
  "classification",
  "prohibition",
  "filing",
  "labelling",
  "impact-assessment",
  "human-review",
  "disclosure",
  "partition",
  "change-lane",
  "evaluation",
  "monitoring",
  "incident-clock",
  "condition",
] as const;

const dutySchema = z.strictObject({
  id,
  topic: z.enum(dutyTopics),
  title: text,
  duty: text,
  /** All that is named must hold. */
  when: z
    .strictObject({
      /** The rule set fires this obligation. */
      obligation: id.optional(),
      flag: id.optional(),
      /** Any prohibition fires. */
      prohibition: z.literal(true).optional(),
      tiers: z
        .array(z.enum(["T1", "T2", "T3", "T4"]))
        .min(1)
        .optional(),
      status: z.record(z.string(), z.array(id).min(1)).optional(),
      scenarios: z.array(id).min(1).optional(),
      /** The intended use changed after the classification. */
      reopened: z.literal(true).optional(),
    })
    .refine((when) => Object.keys(when).length > 0),
  /** Days after the classification that brought it about, or the module it waits for. */
  due: z.union([
    z.strictObject({ days: z.int().positive().max(366) }),
    z.strictObject({ waitsFor: z.enum(comingModules) }),
  ]),
  /** How often it comes again once met; null: once. */
  cadenceMonths: z.int().positive().max(24).nullable(),
  owner: z.enum(["hospital_it", "hospital_quality"]),
  takesEvidence: z.boolean(),
  sources: z.array(citation),
});

const source = z.strictObject({
  id,
  title: z.string().min(1),
  date: z.iso.date(),
  url: z.url().nullable(),
  verified: z.enum(["primary", "secondary", "recalled"]),
});

const schema = z.strictObject({
  schemaVersion: z.literal("1.0.0"),
  id,
  version: z.string(),
  asOf: z.iso.date(),
  sources: z.array(source),
  items: z.array(dutySchema).min(1),
});

export type Duty = z.infer<typeof dutySchema>;
/** What an obligation shows of the row it comes from: of this table, or a condition of an acceptance in its place. */
export type ShownDutyRow = Pick<
  Duty,
  "id" | "topic" | "title" | "duty" | "cadenceMonths" | "owner" | "takesEvidence"
>;
/** The duty of an obligation that a condition asks for; no row of the table has this id. */
export const CONDITION_DUTY = "acceptance-condition";
type Citation = z.infer<typeof citation>;
type Source = z.infer<typeof source>;
/** Where a duty is written: the document as it is called, the place in it, and how well that was verified. */
export type Law = Citation & Pick<Source, "title" | "url" | "verified">;

export const obligationTable = schema.parse(file);
export const duties: readonly Duty[] = obligationTable.items;
const byId = new Map(duties.map((duty) => [duty.id, duty]));

export const dutyOf = (dutyId: string): Duty | undefined => byId.get(dutyId);

/** Sources that say what the portal wants or experts think, and are no law. */
const notLaw = new Set(["portal", "seed"]);

/** The law behind a duty: its own sources, or those of the rule that fires it. Empty: policy of the portal, proposed. */
export function lawOf(duty: Duty, ruleSet: RuleSet): Law[] {
  const fired = ruleSet.rules.flatMap((rule) =>
    rule.kind === "obligation" && rule.outcome.obligation === duty.when.obligation ? rule.citations : [],
  );
  const known = [...obligationTable.sources, ...ruleSet.sources];
  return [...duty.sources, ...fired].flatMap((cited) => {
    const found = notLaw.has(cited.source) ? undefined : known.find((each) => each.id === cited.source);
    return found === undefined
      ? []
      : [{ ...cited, title: found.title, url: found.url, verified: found.verified }];
  });
}
