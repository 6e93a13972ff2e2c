import "server-only";
import type { Hash } from "node:crypto";
import type { Dispatcher } from "undici";
import type { CallOptions, Endpoint, Receiver, Trace } from "./call";
import { CallError } from "./call-error";
import type { Deadline } from "./deadline";
import { readErrorBody } from "./error-body";
import { withoutKey } from "./hide-key";
import { type Problem, type ProblemReason, problem } from "./problem";

/** How long a server that has said all may take to close, in milliseconds. */
const REST_MS = 1_000;
/** Bytes of a refusal's body that are read. */
const REFUSAL_BYTES = 64 * 1024;

/** What one attempt carries along: its clock, its digest, its trace. */
export type Course = { deadline: Deadline; hash: Hash; trace: Trace };

/**
 * Reads what came, within the limits. Returns the problem the server reports, null for a good answer; throws CallError where
 * the answer breaks a limit or the protocol.
 */
export async function receiveBody(
  response: Dispatcher.ResponseData,
  wanted: { endpoint: Endpoint; options: CallOptions; receive: (mediaType: string) => Receiver },
  course: Course,
): Promise<Problem | null> {
  const { endpoint, options, receive } = wanted;
  const status = response.statusCode;
  const encoding = headerOf(response, "content-encoding").toLowerCase();
  if (status >= 300 && status < 400) throw broken("redirect", status);
  // Nothing is ever decompressed, so no small answer can become a large one.
  if (encoding !== "" && encoding !== "identity") throw broken("content-encoding", status);
  if (Number(headerOf(response, "content-length")) > options.limits.bytes)
    throw broken("too-many-bytes", status);
  const body: AsyncIterable<Uint8Array> = response.body;
  course.deadline.enter("gap-time", options.limits.gapMs);
  if (status < 400) {
    await pump(body, receive(course.trace.mediaType), options, course);
    return null;
  }
  const text = await refusalText(body, course);
  return readErrorBody(status, withoutKey(text, endpoint.key));
}

async function pump(
  body: AsyncIterable<Uint8Array>,
  receiver: Receiver,
  options: CallOptions,
  course: Course,
) {
  const { deadline, hash, trace } = course;
  let isResting = false;
  for await (const bytes of body) {
    trace.bytes += bytes.length;
    if (trace.bytes > options.limits.bytes) throw broken("too-many-bytes", trace.status);
    hash.update(bytes);
    const before = receiver.progress();
    receiver.push(bytes);
    const state = receiver.state();
    if (state === "stop") return;
    if (state === "rest" && !isResting) deadline.enter("gap-time", REST_MS);
    else if (!isResting && receiver.progress() !== before) deadline.enter("gap-time", options.limits.gapMs);
    isResting = state === "rest";
  }
}

async function refusalText(body: AsyncIterable<Uint8Array>, { hash, trace }: Course): Promise<string> {
  const kept: Uint8Array[] = [];
  for await (const bytes of body) {
    trace.bytes += bytes.length;
    hash.update(bytes);
    kept.push(bytes);
    if (trace.bytes > REFUSAL_BYTES) break;
  }
  return Buffer.concat(kept).subarray(0, REFUSAL_BYTES).toString("utf8");
}

export function headerOf(response: Dispatcher.ResponseData, name: string): string {
  const value = response.headers[name];
  return typeof value === "string" ? value : (value?.join(", ") ?? "");
}

function broken(reason: ProblemReason, status: number | null): CallError {
  return new CallError(problem("protocol", reason, status));
}
