import { type Problem, problem } from "./problem";

/**
 * Ends a call from inside. Message, stack and cause hold the kind and reason and nothing of a key, header or body: undici's
 * own messages quote whole header values, so none of its errors is ever kept, wrapped or logged.
 */
export class CallError extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(`${found.kind}: ${found.reason}`);
    this.name = "CallError";
    this.problem = found;
  }
}

/** How far an attempt had come. */
export type Reached = "nothing" | "connection" | "headers";

/** The problem behind whatever a call threw. A reason to abort explains whatever came of it. */
export function problemOf(thrown: unknown, signal: AbortSignal, reached: Reached): Problem {
  if (signal.reason instanceof CallError) return signal.reason.problem;
  if (thrown instanceof CallError) return thrown.problem;
  if (reached === "connection" && isNoHttp(thrown)) return problem("protocol", "malformed-http");
  const reason = reached === "nothing" ? "connect" : "connection-lost";
  return { ...problem("network", reason), systemCode: systemCodeOf(thrown) };
}

/** undici says the same of a body that breaks off; before the headers it means what it says. */
function isNoHttp(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return thrown.name === "HTTPParserError" || thrown.name === "HeadersOverflowError";
}

/** The code of a system error, which is one word of capitals; anything longer might be a quotation. */
function systemCodeOf(thrown: unknown): string | null {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, "code") : null;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{2,50}$/.test(code) ? code : null;
}
