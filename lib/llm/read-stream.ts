import { createParser, type ParseError } from "eventsource-parser";
import type { ChatReader, ReaderLimits, ReaderState } from "./chat-reader";
import { collectCompletion, type Piece } from "./completion";
import { problemIn } from "./error-body";
import { isFields, parseJson } from "./json-fields";
import { type Problem, type ProblemReason, problem } from "./problem";

/** Room for the field's name and line ends around an event of the longest length. */
const LINE_OVERHEAD = 16;

/**
 * Reader of a chat completion streamed as server-sent events: LF or CRLF, `data:` with or without a space, comments,
 * characters divided between chunks, errors after a good beginning, no `[DONE]`. Reads nothing more after `[DONE]` or a
 * problem.
 */
export function createStreamReader(limits: ReaderLimits): ChatReader {
  const completion = collectCompletion();
  const decoder = new TextDecoder();
  let fresh: Piece[] = [];
  let events = 0;
  let faults = 0;
  let isDone = false;
  let isEnding = false;
  let trouble: Problem | null = null;

  const state = (): ReaderState => {
    if (trouble !== null) return "stop";
    return isDone ? "rest" : "wait";
  };
  const fail = (reason: ProblemReason) => {
    trouble ??= problem("protocol", reason);
  };

  const take = (data: string) => {
    if (state() !== "wait" || data === "") return;
    if (data.length > limits.eventLength) return fail("event-too-large");
    if (data.trim() === "[DONE]") {
      isDone = true;
      return;
    }
    events += 1;
    if (events > limits.events) return fail("too-many-events");
    const value = parseJson(data);
    // A last event that the end of the stream cut off says that the stream was interrupted, not that it is no stream.
    if (value === undefined) return isEnding ? undefined : fail("malformed-event");
    trouble = problemIn(value, "error-in-stream");
    if (trouble === null && isFields(value)) fresh.push(...completion.absorb(value));
  };

  const takeFault = (fault: ParseError) => {
    if (fault.type === "max-buffer-size-exceeded") fail("event-too-large");
    faults += 1;
    if (faults > limits.events) fail("too-many-events");
    // llama.cpp before March 2025 wrote errors as a field of that name.
    if (fault.type === "unknown-field" && fault.field === "error") take(`{"error":${fault.value ?? ""}}`);
  };

  const parser = createParser({
    onEvent: ({ data }) => take(data),
    onError: takeFault,
    maxBufferSize: limits.eventLength + LINE_OVERHEAD,
  });

  return {
    push: (bytes) => {
      if (state() === "wait") parser.feed(decoder.decode(bytes, { stream: true }));
      const found = fresh;
      fresh = [];
      return found;
    },
    progress: () => events,
    state,
    hasFinished: completion.hasFinished,
    end: () => {
      isEnding = true;
      // The empty line that closes an event, which some servers leave out after the last one.
      if (state() === "wait") parser.feed(`${decoder.decode()}\n\n`);
      return completion.result({ problem: trouble, events, isDone });
    },
  };
}
