import type { ErrorCode } from "@/lib/errors";
import type { Piece } from "@/lib/llm/completion";

/** How a trial ended, as the page shows it. Times in milliseconds; null where the server did not say. */
export type TrialEnd = {
  verdict: "answer" | "no-answer" | "error";
  reason: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  firstTextMs: number | null;
  totalMs: number;
  tokensPerSecond: number | null;
  reasoning: string;
  answer: string;
  /** As the server calls it. */
  model: string | null;
  isSimulator: boolean;
};

/** What the stream of a trial sends, one JSON text an event. */
export type TrialEvent =
  | { kind: "pieces"; pieces: readonly Piece[] }
  | { kind: "end"; end: TrialEnd }
  | { kind: "failed"; code: ErrorCode };
