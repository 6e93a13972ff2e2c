import type { ChatReader, ReaderLimits } from "./chat-reader";
import type { Piece } from "./completion";
import { createBodyReader } from "./read-body";
import { createStreamReader } from "./read-stream";

/**
 * The reader for an answer by its media type. A gateway may answer a call for a stream with one body, or name no type at
 * all: then the first character that is not white space tells, for no line of a stream begins with a brace.
 */
export function createChatReader(mediaType: string, limits: ReaderLimits): ChatReader {
  if (/\bevent-stream\b/i.test(mediaType)) return createStreamReader(limits);
  if (/\bjson\b/i.test(mediaType)) return createBodyReader();
  return createSniffingReader(limits);
}

function createSniffingReader(limits: ReaderLimits): ChatReader {
  let chosen: ChatReader | null = null;
  return {
    push: (bytes): readonly Piece[] => {
      const first = bytes.find((byte) => byte > 0x20);
      if (chosen === null && first === undefined) return [];
      chosen ??= first === 0x7b ? createBodyReader() : createStreamReader(limits);
      return chosen.push(bytes);
    },
    progress: () => chosen?.progress() ?? 0,
    state: () => chosen?.state() ?? "wait",
    hasFinished: () => chosen?.hasFinished() ?? false,
    end: () => (chosen ?? createBodyReader()).end(),
  };
}
