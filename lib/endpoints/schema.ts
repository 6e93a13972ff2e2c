import { z } from "zod";
import { endpointSchemes, serverKinds } from "@/db/values";
import { targetKinds, thinkingSwitches } from "@/db/values/endpoints";
import { simulatorBehaviours } from "@/lib/llm/simulator/behaviours";
import { freeText, withoutPersonalData } from "@/lib/personal-data/free-text";

const deploymentId = z.uuid();
/** Of the endpoint's record; 0 where there is none yet. */
const revision = z.int().min(0);
const reason = freeText(500).min(4);
const emptyIsNone = (value: unknown) => (value === "" ? null : value);

/**
 * Where a model is served, as the hospital proposes it. What makes an address one that may be called is checked where it is
 * kept, by the engine that will call it (lib/llm/target.ts): here only what makes it text of that kind.
 */
export const endpointProposal = z
  .strictObject({
    deploymentId,
    revision,
    serverKind: z.enum(serverKinds),
    targetKind: z.enum(targetKinds),
    scheme: z.enum(endpointSchemes),
    host: z.string().trim().min(1).max(253).check(withoutPersonalData),
    port: z.int().min(1).max(65_535),
    network: z.string().trim().min(1).max(64),
    basePath: z.string().trim().max(40),
    modelIdSent: freeText(120).min(1),
    thinkingBy: z.preprocess(emptyIsNone, z.enum(thinkingSwitches).nullable()).default(null),
    isThinkingOn: z.boolean().nullable().default(null),
    caPem: z.preprocess(emptyIsNone, z.string().trim().max(20_000).nullable()).default(null),
    /** A new key; null leaves what is kept. Its form is judged where it is sealed, and quoted nowhere. */
    key: z.preprocess(emptyIsNone, z.string().nullable()).default(null),
    removesKey: z.boolean().default(false),
  })
  .refine(({ thinkingBy, isThinkingOn }) => thinkingBy === null || isThinkingOn !== null, {
    path: ["isThinkingOn"],
    params: { code: "required" },
  });
export type EndpointProposal = z.output<typeof endpointProposal>;

/** The demonstration's stand-in instead of a server: which of its behaviours. */
export const simulatorProposal = z.strictObject({
  deploymentId,
  revision,
  behaviour: z.enum(simulatorBehaviours),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const quiet = z.preprocess(emptyIsNone, clock.nullable()).default(null);
const seconds = z.int().min(1).max(900);

/** How much may be asked of it, and when not. */
export const endpointLimits = z
  .strictObject({
    deploymentId,
    revision,
    maxInFlight: z.int().min(1).max(128),
    perMinute: z.int().min(1).max(6_000),
    headersSeconds: seconds,
    gapSeconds: seconds,
    totalSeconds: seconds,
    budgetCalls: z.int().min(0).max(1_000_000),
    budgetTokens: z.int().min(0).max(1_000_000_000),
    budgetSeconds: z.int().min(0).max(10_000_000),
    quietFrom: quiet,
    quietTo: quiet,
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), {
    path: ["quietTo"],
    params: { code: "required" },
  })
  .refine(({ quietFrom, quietTo }) => quietFrom === null || quietFrom !== quietTo, {
    path: ["quietTo"],
    params: { code: "endpoint.quiet" },
  });
export type EndpointLimits = z.output<typeof endpointLimits>;

/** The kill switch, one way or the other. */
export const endpointSwitch = z.strictObject({ id: z.uuid(), isKilled: z.boolean(), reason });

export const endpointDecisions = ["approve", "refuse", "suspend"] as const;
export type EndpointDecision = (typeof endpointDecisions)[number];

/** What the security administrator decides of one revision of a record. An approval needs no reason. */
export const endpointDecision = z
  .strictObject({
    id: z.uuid(),
    revision: z.int().positive(),
    decision: z.enum(endpointDecisions),
    reason: z.preprocess(emptyIsNone, reason.nullable()).default(null),
  })
  .refine(({ decision, reason: given }) => decision === "approve" || given !== null, {
    path: ["reason"],
    params: { code: "required" },
  });

/** One question of somebody who watches the answer: nothing that looks like a person's. */
export const trialQuestion = z.strictObject({
  deploymentId,
  prompt: freeText(4_000).min(1),
  maxTokens: z.int().min(16).max(8_192).default(4_096),
});
