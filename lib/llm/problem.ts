/**
 * Why a call gave nothing to read. `address` and `aborted` are our own doing (refused before anything was sent; stopped by
 * who asked), the others the other side's.
 */
export const problemKinds = [
  "address",
  "auth",
  "not-found",
  "overload",
  "loading",
  "context",
  "bad-request",
  "server",
  "network",
  "timeout",
  "protocol",
  "aborted",
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Where it showed: a closed list, so that a log line or a message key can name it and quote nothing. */
export type ProblemReason =
  /** The server said so: by its status, or by an error object in a body or stream that began with 200. */
  | "http-status"
  | "error-in-body"
  | "error-in-stream"
  /** Not what the protocol allows. */
  | "malformed-http"
  | "not-json"
  | "no-choices"
  | "malformed-event"
  | "event-too-large"
  | "too-many-events"
  | "too-many-bytes"
  | "content-encoding"
  | "redirect"
  /** The network. */
  | "connect"
  | "connection-lost"
  /** Limits of time: to connect, to the headers, between two events, in all. */
  | "connect-time"
  | "headers-time"
  | "gap-time"
  | "total-time"
  /** Refused by us. */
  | "address-not-allowed"
  | "stopped";

/** What the server said of its refusal, made safe and short. Evidence for those entitled: never for a log. */
export type ServerSaid = {
  type: string | null;
  code: string | number | null;
  message: string | null;
  /** Of an overflow, where stated: tokens of the prompt and of the context. */
  promptTokens: number | null;
  contextTokens: number | null;
};

export type Problem = {
  kind: ProblemKind;
  reason: ProblemReason;
  /** HTTP status; null where none came. */
  status: number | null;
  /** Name of a failure of the network or of TLS (`ECONNREFUSED`, `CERT_HAS_EXPIRED`); never a message of theirs. */
  systemCode: string | null;
  said: ServerSaid | null;
};

/** Reasons that say no more than that the server refused. */
const refusals: readonly string[] = [
  "http-status",
  "error-in-body",
  "error-in-stream",
] satisfies ProblemReason[];

/** A problem in one word: what the server refused for, where it told (a key, a model that loads, a context), else where it showed. */
export function problemWord<Kind extends string, Reason extends string>({
  kind,
  reason,
}: {
  kind: Kind;
  reason: Reason;
}): Kind | Reason {
  return refusals.includes(reason) && kind !== "server" ? kind : reason;
}

export function problem(kind: ProblemKind, reason: ProblemReason, status: number | null = null): Problem {
  return { kind, reason, status, systemCode: null, said: null };
}
