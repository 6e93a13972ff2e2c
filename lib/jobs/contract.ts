import type { z } from "zod";

/**
 * What is agreed about a kind of job between who asks for it and who does it: its name, what it is told, and which two
 * requests are one. Every job of this kind concerns one institution.
 */
export type JobContract<Payload extends { institutionId: string }> = {
  name: string;
  payload: z.ZodType<Payload>;
  /** Asked for again before it began, it is the same job. */
  key: (payload: Payload) => string;
  /** Jobs of one queue run one after another, on whichever machine; null for no order. */
  queue: (payload: Payload) => string | null;
  /** At least 2: a killed worker has used one attempt. */
  maxAttempts: number;
};
