import { z } from "zod";

/** What was said in one sample, for those entitled to read it. */
export const sampleBodySchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })).readonly(),
  reasoning: z.string(),
  answer: z.string(),
  /** The secret word of the question, where it had one. */
  canary: z.string().nullable(),
  /** What the server said of its refusal. */
  said: z.string().nullable(),
});
export type SampleBody = z.output<typeof sampleBodySchema>;
export type ReadBody = SampleBody & { id: string; retainUntil: Date };
