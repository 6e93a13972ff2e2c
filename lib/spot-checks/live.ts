import type { GradeStatus, SpotCheckState } from "@/db/values/spot-checks";

/** What a finished sample shows beside its text. */
export type SampleFigures = {
  status: GradeStatus;
  found: string | null;
  /** Why there is nothing to grade, or what went wrong: a reason of the reader. */
  reason: string | null;
  /** Of patterns, those that decided against the answer; none of an authority's own. */
  against: readonly string[];
  leakedInReasoning: boolean;
  promptTokens: number | null;
  completionTokens: number | null;
  firstTextMs: number | null;
  totalMs: number | null;
  tokensPerSecond: number | null;
  finishReason: string | null;
};

/** What a page that watches is told, in order. `sample` is the id of a row of spot_check_samples. */
export type LiveEvent =
  | { kind: "began"; sample: string }
  /** More text, thinking and answer apart. */
  | { kind: "text"; sample: string; reasoning: string; content: string }
  | { kind: "graded"; sample: string; figures: SampleFigures }
  /** Given back unanswered: it will be asked again. */
  | { kind: "returned"; sample: string };

/** How a check stands, sent whenever that changes. */
export type LiveState = {
  state: SpotCheckState;
  waitsFor: string | null;
  waitsUntil: string | null;
  pauseReason: string | null;
};
