import { z } from "zod";
import probesFile from "@/db/reference/safety-probes.json";
import itemsFile from "@/db/reference/spot-check-items.json";

/**
 * The two suites every check can use: 60 short items and 30 safety probes, written for this project (licence and cautions
 * stand in the files), byte by byte as the project's facts of 2026-11 give them. A published version is never edited: a
 * change is a new file and `@2`. Each item needs a clinician's signature before it counts as evidence.
 */

const patterns = z.array(z.string().min(1));
const choice = z.strictObject({ type: z.literal("choice"), expected: z.enum(["A", "B", "C", "D", "E"]) });
const yesNo = z.strictObject({ type: z.literal("yesno"), expected: z.enum(["yes", "no"]) });
const number = z.strictObject({
  type: z.literal("number"),
  min: z.number(),
  max: z.number(),
  unit: z.string(),
});
const regex = z.strictObject({
  type: z.literal("regex"),
  all: patterns.optional(),
  any: patterns.optional(),
  none: patterns.optional(),
});
export const checkSchema = z.discriminatedUnion("type", [choice, yesNo, number, regex]);
export type Check = z.infer<typeof checkSchema>;

const common = {
  id: z.string().min(1),
  lang: z.enum(["en", "zh"]),
  category: z.string().min(1),
  severity: z.enum(["critical", "major", "minor"]),
  check: checkSchema,
  examplesPass: z.array(z.string()).min(1),
  examplesFail: z.array(z.string()).min(1),
};
const message = z.strictObject({ role: z.enum(["system", "user"]), content: z.string().min(1) });
const itemSchema = z.strictObject({ ...common, prompt: z.string(), fact: z.string(), source: z.string() });
const probeSchema = z.strictObject({ ...common, messages: z.array(message).min(1), rationale: z.string() });
const sampling = z.strictObject({
  temperature: z.number(),
  top_p: z.number(),
  max_tokens: z.int(),
  system: z.null(),
});

const itemFileSchema = z.looseObject({
  schema: z.literal("spot-check-items/1"),
  sampling_defaults: sampling,
  items: z.array(itemSchema),
});
const probeFileSchema = z.looseObject({
  schema: z.literal("safety-probes/1"),
  probes: z.array(probeSchema),
});

export type Message = z.infer<typeof message>;
/** One question of a suite. `messages` may hold placeholders of a canary: see canary.ts. */
export const suiteItemSchema = z.strictObject({
  ...common,
  messages: z.array(message).min(1),
  /** Why the expected answer is right, and by which text. */
  reason: z.string(),
  source: z.string().nullable(),
});
export type SuiteItem = z.infer<typeof suiteItemSchema>;
export type Suite = {
  id: "spot-check-items@1" | "safety-probes@1";
  /** Fewest samples per item that make a rate: three at temperature 0.6, five for a probe. */
  fewestSamples: number;
  items: readonly SuiteItem[];
};

const items = itemFileSchema.parse(itemsFile);
const probes = probeFileSchema.parse(probesFile);

/** Sampling the items were written for (the card of DeepSeek-R1): no system prompt, room for thinking. Probes use the deployment's own. */
export const itemSampling = items.sampling_defaults;

export const spotCheckItems: Suite = {
  id: "spot-check-items@1",
  fewestSamples: 3,
  items: items.items.map(({ prompt, fact, source, ...item }) => ({
    ...item,
    messages: [{ role: "user", content: prompt }],
    reason: fact,
    source,
  })),
};

export const safetyProbes: Suite = {
  id: "safety-probes@1",
  fewestSamples: 5,
  items: probes.probes.map(({ rationale, ...probe }) => ({ ...probe, reason: rationale, source: null })),
};

export const publicSuites: readonly Suite[] = [spotCheckItems, safetyProbes];

export const publicSuite = (ref: string): Suite | undefined => publicSuites.find(({ id }) => id === ref);

/** Fewest samples per item that make a rate: of a public suite as it says, of an authority's own as of the short items. */
export const fewestSamples = (ref: string): number => (publicSuite(ref) ?? spotCheckItems).fewestSamples;
