import type { ReaderLimits } from "./chat-reader";

/** What one call may take. Times in milliseconds, sizes in bytes as they come (nothing is ever decompressed). */
export type CallLimits = ReaderLimits & {
  /** From the first look-up to a connection with TLS. */
  connectMs: number;
  /** From there to the headers: a model that loads, or thinks before it streams. */
  headersMs: number;
  /** Between two signs of work; comments and white space are none. */
  gapMs: number;
  /** Everything, a second attempt included. */
  totalMs: number;
  bytes: number;
  /** Before the one second attempt, on the average: half to one and a half times this. */
  retryMs: number;
};

const common = {
  connectMs: 5_000,
  gapMs: 60_000,
  bytes: 2 * 1024 * 1024,
  eventLength: 64 * 1024,
  events: 20_000,
  retryMs: 1_000,
};

/** One item of a spot check. */
export const itemLimits: CallLimits = { ...common, headersMs: 60_000, totalMs: 300_000 };
/** An exam question of a reasoning model that starts cold. */
export const longLimits: CallLimits = { ...common, headersMs: 120_000, totalMs: 900_000 };
/** What a server says of itself. */
export const readLimits: CallLimits = { ...common, headersMs: 10_000, totalMs: 20_000 };
