import { z } from "zod";
import type { Provenance } from "@/db/values";
import { accelerators, adaptations, modelFamilies, quantizations, servingRuntimes } from "@/db/values";
import { freeText, lineText } from "@/lib/personal-data/free-text";
import { claimsField } from "@/lib/records/claim-schema";
import type { Sourced } from "@/lib/records/claims";
import { codeSet } from "@/lib/records/code-set";
import { regulated } from "@/lib/records/regulated";

const sha256 = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/);
const names = (maximum: number) => z.array(freeText(80).min(1)).max(maximum);
const decimal = (minimum: number, maximum: number) => z.number().min(minimum).max(maximum);

const decoding = z.strictObject({
  temperature: decimal(0, 2),
  topP: decimal(0, 1),
  maxTokens: z.int().min(1).max(1_000_000),
  thinking: z.boolean(),
});

const hardware = z.strictObject({
  accelerator: z.enum(accelerators),
  count: z.int().min(0).max(100_000),
  nodes: z.int().min(1).max(10_000),
});

const retrieval = z.strictObject({
  name: freeText(120).min(1),
  version: freeText(60).min(1),
  digest: sha256.nullable().default(null),
});

const required = {
  deploymentId: z.uuid(),
  revision: z.int().positive(),
  claims: claimsField,
  modelFamily: z.enum(modelFamilies),
  modelName: lineText(120).min(2),
};

const optional = {
  modelVersion: freeText(60),
  sizeBillion: z.number().positive().max(10_000),
  isDistilled: z.boolean(),
  distilBase: freeText(120),
  weightsSource: freeText(200),
  weightsSha256: sha256,
  licence: freeText(60),
  quantization: z.enum(quantizations),
  adaptation: codeSet(adaptations),
  runtime: z.enum(servingRuntimes),
  runtimeVersion: freeText(40),
  runtimeFlags: freeText(500),
  promptVersion: freeText(60),
  promptSha256: sha256,
  decoding,
  retrieval,
  guardrails: names(20),
  tools: names(40),
  hardware,
};

export const configurationForm = regulated(required, optional);
export type ConfigurationForm = z.output<typeof configurationForm>;

export const configurationFields = ["modelFamily", "modelName", ...Object.keys(optional)] as (
  | "modelFamily"
  | "modelName"
  | keyof typeof optional
)[];
export const optionalConfigurationFields = Object.keys(optional) as (keyof typeof optional)[];
export const publicConfigurationFields = [
  "modelFamily",
  "modelName",
  "modelVersion",
  "sizeBillion",
  "isDistilled",
  "distilBase",
  "quantization",
  "adaptation",
] as const;

/** Everything that changes what the endpoint answers. Names of people, institutions and hosts are not part of it. */
export type ConfigurationComponents = Record<(typeof configurationFields)[number], unknown>;

/**
 * The components in the order-free form that is digested: lists that are sets are sorted, blanks are null. Two
 * deployments with equal components have equal digests, wherever they run.
 */
export function componentsOf(form: ConfigurationForm): ConfigurationComponents {
  const sorted = (list: readonly string[] | null) => (list === null ? null : [...new Set(list)].sort());
  const entries = configurationFields.map((field) => [field, form[field]] as const);
  return {
    ...(Object.fromEntries(entries) as ConfigurationComponents),
    adaptation: sorted(form.adaptation),
    guardrails: sorted(form.guardrails),
    tools: sorted(form.tools),
  };
}

type Stored = { components: Readonly<Record<string, unknown>>; provenance: Provenance };

/** What the configuration in force states and from where; nothing before there is one. */
export const configured = (known: Stored | null): Sourced => ({
  values: known?.components ?? {},
  provenance: known?.provenance ?? {},
});
