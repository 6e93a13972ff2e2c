import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/actor";
import { type CommandContext, defineCommand } from "@/lib/command/define-command";
import type { Piece } from "@/lib/llm/completion";
import { reasonOf } from "@/lib/llm/reading";
import { tokensPerSecond } from "@/lib/llm/speed";
import { type CallResult, callEndpoint } from "./call";
import { trialQuestion } from "./schema";
import { refusalError, type ServedEndpoint, servedEndpoint } from "./served-endpoint";
import type { TrialEnd } from "./trial-events";

/** Who watches: told that the call is accepted, then each piece; its signal ends the call. */
export type TrialWatch = {
  signal: AbortSignal;
  onAccepted: () => void;
  onPiece: (piece: Piece) => void;
};

const isWatch = (value: unknown): value is TrialWatch =>
  typeof value === "object" && value !== null && "signal" in value && value.signal instanceof AbortSignal;
const input = trialQuestion.extend({ watch: z.custom<TrialWatch>(isWatch) });
type Input = z.output<typeof input>;
type Tried = { endpoint: ServedEndpoint; done: Extract<CallResult, { kind: "done" }> };

async function runTrial({ deploymentId, prompt, maxTokens, watch }: Input, actor: Viewer): Promise<Tried> {
  const endpoint = await servedEndpoint(actor, deploymentId);
  const own = { temperature: null, topP: null, seed: null, isStreamed: true } as const;
  const outcome = await callEndpoint({
    ...{ actor, purpose: "trial", institutionId: endpoint.institutionId, endpointId: endpoint.id },
    request: { ...own, maxTokens, messages: [{ role: "user", content: prompt }] },
    signal: watch.signal,
    onAccepted: watch.onAccepted,
    onPiece: watch.onPiece,
  });
  if (outcome.kind === "refused") throw refusalError(outcome.reason);
  return { endpoint, done: outcome };
}

/**
 * One question of somebody who watches the answer come. Neither is kept: the trail says who asked which endpoint, how much
 * passed and what became of it, with digests by which a copy can be told.
 */
export const tryEndpoint = defineCommand({
  name: "endpoint.try",
  permission: "endpoint:try",
  input,
  prepare: runTrial,
  run: async ({ prepared }: CommandContext<Viewer, Input, Tried>) => {
    const { endpoint, done } = prepared;
    const { institutionId, jurisdictionCode, id, deploymentId } = endpoint;
    const { reading, trace, served, callId } = done;
    const figures = {
      verdict: reading.verdict.kind,
      reason: reasonOf(reading.verdict),
      promptTokens: reading.usage?.promptTokens ?? null,
      completionTokens: reading.usage?.completionTokens ?? null,
      firstTextMs: trace.firstTextMs === null ? null : Math.round(trace.firstTextMs),
      totalMs: Math.round(trace.totalMs),
    };
    const digests = { request: trace.requestDigest, response: trace.responseDigest };
    const result: TrialEnd = {
      ...figures,
      reasoning: reading.reasoning,
      answer: reading.answer,
      model: reading.model,
      isSimulator: served.isSimulator,
      tokensPerSecond: tokensPerSecond(reading.usage, trace),
    };
    return {
      result,
      audit: [
        {
          ...{ institutionId, jurisdictionCode },
          action: "endpoint.tried",
          object: { kind: "endpoint", id, version: served.revision },
          detail: { deploymentId, call: callId, ...figures, ...digests },
        },
      ],
    };
  },
});
