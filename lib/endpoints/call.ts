import "server-only";
import { askChat, type ChatOutcome } from "@/lib/llm/ask-chat";
import type { ChatRequest } from "@/lib/llm/chat-request";
import type { Piece } from "@/lib/llm/completion";
import { reasonOf } from "@/lib/llm/reading";
import type { Spent } from "./reserve";
import type { CallRefusal } from "./rules";
import { modelOf } from "./target";
import { type EndpointUse, type Served, withEndpoint } from "./with-endpoint";

/** What is asked; which model, and whether it thinks, the record says. */
export type EndpointQuestion = Omit<ChatRequest, "model" | "thinking">;

export type EndpointCall = Omit<EndpointUse, "tokens"> & {
  request: EndpointQuestion;
  onPiece?: (piece: Piece) => void;
};

export type CallResult =
  | { kind: "refused"; reason: CallRefusal }
  | ({ kind: "done"; callId: string; served: Served } & ChatOutcome);

/**
 * Asks an institution's endpoint one thing, within its limits and its day's budget. Nothing was sent where it answers
 * `refused`. A call that was stopped (`signal`, the kill switch) is `done` with an error `aborted` in its reading.
 */
export async function callEndpoint(call: EndpointCall): Promise<CallResult> {
  const { request, onPiece, ...use } = call;
  const outcome = await withEndpoint({ ...use, tokens: mostTokens(request) }, async (open) => {
    const asked = { ...request, ...modelOf(open.row) };
    const value = await askChat(open.endpoint, asked, { ...open.options, ...(onPiece ? { onPiece } : {}) });
    return { value, spent: spentBy(value, request) };
  });
  if (outcome.kind === "refused") return outcome;
  const { callId, served, value } = outcome;
  return { kind: "done", callId, served, ...value };
}

/** A token is at least one character of a prompt, but for rare ones: near enough for a budget, which is settled by the server's own count. */
const promptCharacters = ({ messages }: EndpointQuestion) =>
  messages.reduce((sum, { content }) => sum + content.length, 0);

const mostTokens = (request: EndpointQuestion) => promptCharacters(request) + request.maxTokens;

/**
 * What a call used: the server's count, or where it gives none (a stream that broke off) the characters that passed. A server
 * that refused, or that was not reached, has used nothing.
 */
export function spentBy({ reading, trace }: ChatOutcome, request: EndpointQuestion): Spent {
  const { verdict, usage, reasoning, answer } = reading;
  const counted = usage === null ? null : usage.promptTokens + usage.completionTokens;
  const passed = promptCharacters(request) + reasoning.length + answer.length;
  return {
    outcome: verdict.kind,
    reason: reasonOf(verdict),
    tokens: trace.status === null || trace.status >= 400 ? 0 : (counted ?? passed),
    bytes: trace.bytes,
    ms: trace.totalMs,
  };
}
