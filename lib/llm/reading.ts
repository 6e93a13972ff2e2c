import { type Problem, type ProblemKind, type ProblemReason, problemWord } from "./problem";
import type { SplitText } from "./reasoning";

/** Tokens as the server counts them. */
export type Usage = {
  promptTokens: number;
  completionTokens: number;
  /** Of the prompt, those the server had kept from an earlier call; null where it does not say. */
  cachedTokens: number | null;
};

/**
 * Why there is nothing to grade. `cut`: the limit of tokens was reached, perhaps in the middle of thinking. `interrupted`:
 * the stream ended without a reason, or with one that says it was stopped.
 */
export const noAnswerReasons = ["cut", "empty", "interrupted", "filtered", "tool-call"] as const;
export type NoAnswerReason = (typeof noAnswerReasons)[number];

/** Only `answer` may be graded. */
export type Verdict =
  | { kind: "answer" }
  | { kind: "no-answer"; reason: NoAnswerReason }
  | { kind: "error"; problem: Problem };

/** Why there is nothing to read, in one word of a closed list; null for an answer. */
export function reasonOf(verdict: Verdict): NoAnswerReason | ProblemKind | ProblemReason | null {
  if (verdict.kind === "answer") return null;
  if (verdict.kind === "no-answer") return verdict.reason;
  return problemWord(verdict.problem);
}

/** One answer of a chat server, whatever its dialect. All text is safe to store (`safeText`). */
export type Reading = SplitText & {
  /** As the server names them: evidence, not proof of identity. */
  model: string | null;
  systemFingerprint: string | null;
  finishReason: string | null;
  usage: Usage | null;
  /** Events of the stream that carried JSON; 0 for a body in one piece. */
  events: number;
  /** True when the server said that this is all: `[DONE]`, or a whole body. */
  isDone: boolean;
  verdict: Verdict;
};

const reasonOfFinish: Readonly<Record<string, NoAnswerReason>> = {
  length: "cut",
  content_filter: "filtered",
  tool_calls: "tool-call",
  function_call: "tool-call",
};

/** `stop` with an answer is the only finish that may be graded; an unknown or missing finish counts as interrupted. */
export function verdictOf(finishReason: string | null, answer: string, problem: Problem | null): Verdict {
  if (problem !== null) return { kind: "error", problem };
  if (finishReason !== "stop") {
    return { kind: "no-answer", reason: reasonOfFinish[finishReason ?? ""] ?? "interrupted" };
  }
  return answer === "" ? { kind: "no-answer", reason: "empty" } : { kind: "answer" };
}
