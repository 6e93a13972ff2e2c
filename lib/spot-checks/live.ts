import { z } from "zod";
import { gradeStatuses, type SpotCheckState } from "@/db/values/spot-checks";

const figure = z.number().nullable();

/** What a finished sample shows beside its text. */
const figuresSchema = z.object({
  status: z.enum(gradeStatuses),
  found: z.string().nullable(),
  /** Why there is nothing to grade, or what went wrong: a reason of the reader. */
  reason: z.string().nullable(),
  /** Of patterns, those that decided against the answer; none of an authority's own. */
  against: z.array(z.string()).readonly(),
  leakedInReasoning: z.boolean(),
  promptTokens: figure,
  completionTokens: figure,
  firstTextMs: figure,
  totalMs: figure,
  tokensPerSecond: figure,
  finishReason: z.string().nullable(),
});
export type SampleFigures = z.output<typeof figuresSchema>;

const ofSample = { sample: z.string() };

/** What a page that watches is told, in order. `sample` is the id of a row of spot_check_samples. */
const liveEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("began"), ...ofSample }),
  /** More text, thinking and answer apart. */
  z.object({ kind: z.literal("text"), ...ofSample, reasoning: z.string(), content: z.string() }),
  z.object({ kind: z.literal("graded"), ...ofSample, figures: figuresSchema }),
  /** Given back unanswered: it will be asked again. */
  z.object({ kind: z.literal("returned"), ...ofSample }),
]);
export type LiveEvent = z.output<typeof liveEventSchema>;
/** A batch of them, as it lies sealed. */
export const liveEventsSchema = z.array(liveEventSchema);

/** How a check stands, sent whenever that changes. */
export type LiveState = {
  state: SpotCheckState;
  waitsFor: string | null;
  waitsUntil: string | null;
  pauseReason: string | null;
};
