import "server-only";
import { sha256Hex } from "@/lib/digest";
import type { CallOptions, Endpoint, Exchanged, Receiver, Trace } from "./call";
import type { ChatReader } from "./chat-reader";
import { type ChatRequest, chatBody } from "./chat-request";
import { collectCompletion, type Piece } from "./completion";
import { exchange } from "./exchange";
import { problemWithoutKey } from "./hide-key";
import type { Problem } from "./problem";
import { createChatReader } from "./read-either";
import type { Reading } from "./reading";
import { chatPath } from "./server-paths";

export type ChatOutcome = {
  /** What there is to read; where nothing is, its verdict says why. */
  reading: Reading;
  trace: Trace & {
    requestDigest: string;
    /** Milliseconds from the beginning to the first text, thinking included; null without a streamed one. */
    firstTextMs: number | null;
  };
};

export type ChatOptions = CallOptions & { onPiece?: (piece: Piece) => void };

/** Asks a hospital's model one thing. Never throws for what the network or the server does: see `reading.verdict`. */
export async function askChat(
  endpoint: Endpoint,
  request: ChatRequest,
  options: ChatOptions,
): Promise<ChatOutcome> {
  const body = chatBody(request);
  const start = performance.now();
  let reader: ChatReader | null = null;
  let firstTextMs: number | null = null;
  const see = (pieces: readonly Piece[]) => {
    if (pieces.length > 0) firstTextMs ??= performance.now() - start;
    for (const piece of pieces) options.onPiece?.(piece);
  };
  const path = chatPath(endpoint.target.basePath);
  const done = await exchange(endpoint, { method: "POST", path, body }, options, (mediaType) => {
    const chosen = createChatReader(mediaType, options.limits);
    reader = chosen;
    return receiverOf(chosen, see);
  });
  const reading = readingOf(reader, done, endpoint.key);
  return { reading, trace: { ...done.trace, requestDigest: sha256Hex(body), firstTextMs } };
}

function receiverOf(reader: ChatReader, see: (pieces: readonly Piece[]) => void): Receiver {
  return {
    push: (bytes) => see(reader.push(bytes)),
    progress: reader.progress,
    state: reader.state,
  };
}

/** The reading of what came, unless the call failed before the model had finished. */
function readingOf(reader: ChatReader | null, { problem }: Exchanged, key: string | null): Reading {
  const read = reader?.end() ?? collectCompletion().result({ problem, events: 0, isDone: false });
  const failed = problem !== null && !isHarmless(problem, reader) ? problem : problemIn(read);
  return failed === null
    ? read
    : { ...read, verdict: { kind: "error", problem: problemWithoutKey(failed, key) } };
}

/** A server that falls silent or breaks off after the model gave its reason to end has said everything. */
function isHarmless({ reason }: Problem, reader: ChatReader | null): boolean {
  const isLate = reason === "gap-time" || reason === "total-time" || reason === "connection-lost";
  return isLate && reader !== null && (reader.hasFinished() || reader.state() === "rest");
}

function problemIn({ verdict }: Reading): Problem | null {
  return verdict.kind === "error" ? verdict.problem : null;
}
