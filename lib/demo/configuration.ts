import { createHash } from "node:crypto";
import type { HostingMode } from "@/db/values";
import { addDays } from "./dates";
import { apiRuntime, drawHardware, drawQuantization, drawRuntime } from "./machine";
import { reasonsOf } from "./null-reasons";
import type { Random } from "./random";
import type { DemoConfiguration, DemoDate, DemoModelVersion, DemoRetrieval } from "./types";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const optionalGuardrails = [
  "cite-sources",
  "emergency-redirect",
  "personal-data-filter",
  "sensitive-word-filter",
] as const;

type Subject = { key: string; mode: HostingMode; model: DemoModelVersion; from: DemoDate };

/** Fields of a configuration whose names differ in the register's form. */
const formNames: Readonly<Record<string, string>> = {
  weightsDigest: "weightsSha256",
  servingRuntime: "runtime",
  promptDigest: "promptSha256",
};

/** What a public announcement leaves open: everything. */
function unknownConfiguration(from: DemoDate): DemoConfiguration {
  const open = {
    weightsSource: null,
    weightsDigest: null,
    quantization: null,
    adaptation: null,
    servingRuntime: null,
    runtimeVersion: null,
    runtimeFlags: null,
    promptVersion: null,
    promptDigest: null,
    decoding: null,
    retrieval: null,
    guardrails: null,
    tools: null,
    hardware: null,
  };
  const fields = Object.keys(open).map((field) => [formNames[field] ?? field, "unknown" as const]);
  return { sequence: 1, inForceFrom: from, ...open, nullReasons: Object.fromEntries(fields) };
}

function drawAdaptation(random: Random): NonNullable<DemoConfiguration["adaptation"]> {
  return random
    .weighted({ prompt: 30, "prompt,rag": 45, "lora,prompt,rag": 12, "agent_tools,prompt,rag": 13 })
    .split(",") as NonNullable<DemoConfiguration["adaptation"]>;
}

function drawRetrieval(random: Random, key: string, from: DemoDate): DemoRetrieval {
  const builtOn = addDays(from, -random.between(3, 30));
  const [zh, en] = random.pick([
    ["院内制度与诊疗规范库", "Hospital rules and care standards"],
    ["药品说明书与用药指南库", "Medicine leaflets and prescribing guidance"],
    ["临床指南与路径库", "Clinical guidelines and pathways"],
  ] as const);
  return {
    name: { zh, en },
    version: builtOn.slice(0, 7),
    digest: sha256(`demonstration retrieval ${key} ${builtOn}`),
    builtOn,
  };
}

type Weights = Pick<DemoConfiguration, "weightsSource" | "weightsDigest" | "quantization">;
const hiddenWeights: Weights = { weightsSource: null, weightsDigest: null, quantization: null };

function weightsOf(model: DemoModelVersion, quantization: Weights["quantization"]): Weights {
  if (model.sizeB === null) return hiddenWeights;
  return {
    weightsSource: `${model.family}/${model.name}`,
    // Equal weights in equal quantisation are equal bytes, so they share a digest, as real ones would.
    weightsDigest: sha256(`demonstration weights ${model.name} ${quantization}`),
    quantization,
  };
}

/** Weights, runtime and machines; of an interface only that it is one. */
function drawServing(random: Random, { mode, model }: Subject) {
  const hardware = drawHardware(random, mode, model.sizeB);
  if (hardware === null) return { ...hiddenWeights, ...apiRuntime, hardware };
  const quantization = drawQuantization(random, hardware.accelerator, model.sizeB);
  return {
    ...weightsOf(model, quantization),
    ...drawRuntime(random, hardware.accelerator, quantization),
    hardware,
  };
}

/** What surrounds the weights: prompt, decoding, retrieval, guardrails, tools. */
function drawSurroundings(random: Random, { key, from }: Subject) {
  const adaptation = drawAdaptation(random);
  return {
    adaptation,
    promptVersion: "v1",
    promptDigest: sha256(`demonstration prompt ${key} v1`),
    decoding: {
      temperature: random.pick([0, 0.2, 0.6]),
      topP: random.pick([0.9, 0.95]),
      maxTokens: random.pick([2048, 4096, 8192]),
      thinking: random.chance(0.6),
    },
    retrieval: adaptation.includes("rag") ? drawRetrieval(random, key, from) : null,
    guardrails: ["refuse-out-of-scope", ...optionalGuardrails.filter(() => random.chance(0.55))].sort(),
    tools: adaptation.includes("agent_tools") ? ["guideline-search", "medicine-lookup"] : null,
  };
}

function firstConfiguration(random: Random, subject: Subject): DemoConfiguration {
  const serving = drawServing(random, subject);
  const around = drawSurroundings(random, subject);
  const hidden = serving.hardware === null ? ("not_applicable" as const) : ("withheld" as const);
  return {
    sequence: 1,
    inForceFrom: subject.from,
    ...serving,
    ...around,
    nullReasons: reasonsOf({
      weightsSource: [serving.weightsSource, hidden],
      weightsSha256: [serving.weightsDigest, hidden],
      quantization: [serving.quantization, hidden],
      runtimeVersion: [serving.runtimeVersion, "not_applicable"],
      runtimeFlags: [serving.runtimeFlags, "not_applicable"],
      retrieval: [around.retrieval, "not_applicable"],
      tools: [around.tools, "not_applicable"],
      hardware: [serving.hardware, "not_applicable"],
    }),
  };
}

/** A later configuration of the same weights: a revised prompt and stricter decoding. */
function revised(first: DemoConfiguration, key: string, from: DemoDate): DemoConfiguration {
  return {
    ...first,
    sequence: 2,
    inForceFrom: from,
    promptVersion: "v2",
    promptDigest: sha256(`demonstration prompt ${key} v2`),
    decoding: first.decoding === null ? null : { ...first.decoding, temperature: 0 },
  };
}

/** One configuration, or two where the hospital keeps its record: the last is in force. */
export function drawConfigurations(
  random: Random,
  subject: Subject,
  isClaimed: boolean,
): DemoConfiguration[] {
  if (!isClaimed) return [unknownConfiguration(subject.from)];
  const first = firstConfiguration(random, subject);
  if (!random.chance(0.3)) return [first];
  return [first, revised(first, subject.key, addDays(subject.from, random.between(40, 110)))];
}
