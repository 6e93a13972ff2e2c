import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { attemptExchange } from "./attempt";
import type { CallOptions, Endpoint, Exchanged, Receiver, Request } from "./call";
import type { Problem } from "./problem";

/**
 * One guarded request to a hospital's server: the only way from this portal to one. Never throws for what the network or
 * the server does; `receive` is called once, when a good answer begins. A call is tried once more after 429, 503 or a
 * connection that failed, never after the first byte of a good answer. Every attempt has a connection of its own.
 */
export async function exchange(
  endpoint: Endpoint,
  request: Request,
  options: CallOptions,
  receive: (mediaType: string) => Receiver,
): Promise<Exchanged> {
  const start = performance.now();
  const first = await attemptExchange({ endpoint, request, options, receive, start, ordinal: 1 });
  if (!isWorthAnother(first.problem)) return first;
  const wait = options.limits.retryMs * (0.5 + Math.random());
  // A call that is stopped while it waits is told so by the second attempt, which sends nothing.
  await pause(wait, undefined, options.signal ? { signal: options.signal } : {}).catch(() => {});
  return attemptExchange({ endpoint, request, options, receive, start, ordinal: 2 });
}

function isWorthAnother(found: Problem | null): boolean {
  if (found === null) return false;
  const isUnconnected = found.reason === "connect" || found.reason === "connect-time";
  return isUnconnected || found.status === 429 || found.status === 503;
}
