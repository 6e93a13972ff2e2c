import type { ReaderState } from "./chat-reader";
import type { Resolve } from "./connector";
import type { CallLimits } from "./limits";
import type { Problem } from "./problem";
import type { EndpointTarget } from "./target";

/** An endpoint, opened: where it is and, if it asks for one, its key in clear. Lives as long as the call. */
export type Endpoint = { target: EndpointTarget; key: string | null };

export type CallOptions = {
  limits: CallLimits;
  /** Ports on which an endpoint may be on this machine; none but for the operator's word. */
  loopbackPorts?: readonly number[];
  /** Ends the call, and the work of the server with it: the socket is closed at once. */
  signal?: AbortSignal | undefined;
  resolve?: Resolve;
};

export type Request = { method: "GET"; path: string } | { method: "POST"; path: string; body: string };

/** Takes the body of an answer, piece by piece. */
export type Receiver = {
  push: (bytes: Uint8Array) => void;
  /** A number that grows with every sign of work. */
  progress: () => number;
  state: () => ReaderState;
};

/** What a call leaves beside its answer. Times in milliseconds from its beginning, null where it did not come so far. */
export type Trace = {
  attempts: number;
  status: number | null;
  mediaType: string;
  /** The address that answered. */
  peer: string | null;
  bytes: number;
  /** SHA-256 of the body as it came, before any character was replaced. */
  responseDigest: string;
  connectedMs: number | null;
  headersMs: number | null;
  totalMs: number;
};

export type Exchanged = { problem: Problem | null; trace: Trace };
