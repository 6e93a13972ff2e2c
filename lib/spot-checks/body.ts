/** What was said in one sample, for those entitled to read it. */
export type SampleBody = {
  messages: readonly { role: string; content: string }[];
  reasoning: string;
  answer: string;
  /** The secret word of the question, where it had one. */
  canary: string | null;
  /** What the server said of its refusal. */
  said: string | null;
};
export type ReadBody = SampleBody & { id: string; retainUntil: Date };
