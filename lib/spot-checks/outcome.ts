import type { ChatOutcome } from "@/lib/llm/ask-chat";
import { reasonOf } from "@/lib/llm/reading";
import { tokensPerSecond } from "@/lib/llm/speed";
import type { Grade } from "./grade";
import type { SampleFigures } from "./live";

/** What is kept of an answer beside its grade. Names of closed lists and numbers: nothing that was asked or answered. */
export type SampleDetails = {
  against: readonly string[];
  leakedInReasoning: boolean;
  /** Why there is nothing to grade (`reasonOf`); null for an answer. */
  reason: string | null;
  /** Of an error: its kind, the HTTP status, the name of a failure of the network. */
  problem: { kind: string; status: number | null; systemCode: string | null } | null;
  reasoningIn: string | null;
  attempts: number;
};

/** The columns of a graded sample. Of an authority's own item no pattern is told. */
export function sampleColumns(grade: Grade, { reading, trace }: ChatOutcome, isPrivate: boolean) {
  const { verdict, usage } = reading;
  const details: SampleDetails = {
    against: isPrivate ? [] : grade.against,
    leakedInReasoning: grade.leakedInReasoning,
    reason: reasonOf(verdict),
    problem: problemOf(verdict),
    reasoningIn: reading.reasoningIn,
    attempts: trace.attempts,
  };
  const round = (ms: number | null) => (ms === null ? null : Math.round(ms));
  return {
    status: grade.status,
    found: grade.found,
    details: { ...details },
    requestDigest: trace.requestDigest,
    responseDigest: trace.responseDigest,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
    cachedTokens: usage?.cachedTokens ?? null,
    firstTextMs: round(trace.firstTextMs),
    totalMs: round(trace.totalMs),
    tokensPerSecond: tokensPerSecond(usage, trace),
    servedModel: reading.model,
    systemFingerprint: reading.systemFingerprint,
    finishReason: reading.finishReason,
  };
}

type Verdict = ChatOutcome["reading"]["verdict"];

function problemOf(verdict: Verdict): SampleDetails["problem"] {
  if (verdict.kind !== "error") return null;
  const { kind, status, systemCode } = verdict.problem;
  return { kind, status, systemCode };
}

/** The same columns as a page is told them. */
export function figuresOf(columns: ReturnType<typeof sampleColumns>): SampleFigures {
  const { against, leakedInReasoning, reason } = columns.details;
  const { status, found, promptTokens, completionTokens, firstTextMs, totalMs, finishReason } = columns;
  return {
    ...{ status, found, reason, against, leakedInReasoning, promptTokens, completionTokens },
    ...{ firstTextMs, totalMs, finishReason, tokensPerSecond: columns.tokensPerSecond },
  };
}
