import type { Usage } from "./reading";

/**
 * Tokens a second while the model wrote: completion tokens over the time from the first text to the end, in milliseconds
 * since the call began. The wait before is no part of it. Null where nothing was streamed or counted, or too little came.
 */
export function tokensPerSecond(
  usage: Usage | null,
  { firstTextMs, totalMs }: { firstTextMs: number | null; totalMs: number },
): number | null {
  if (usage === null || firstTextMs === null) return null;
  const seconds = (totalMs - firstTextMs) / 1000;
  // The first token came with the first text.
  return usage.completionTokens < 2 || seconds <= 0 ? null : (usage.completionTokens - 1) / seconds;
}
