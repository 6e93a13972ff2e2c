import type { ChatReader, ReaderLimits } from "./chat-reader";
import type { Piece } from "./completion";
import { createBodyReader } from "./read-body";
import { createStreamReader } from "./read-stream";

/**
 * The reader for an answer by its media type. A gateway may answer a call for a stream with one body, or name no type at
 * all: then the first character that is not white space tells. What begins like neither (a proxy's page) is read as a body, and
 * found to be none.
 */
export function createChatReader(mediaType: string, limits: ReaderLimits): ChatReader {
  if (/\bevent-stream\b/i.test(mediaType)) return createStreamReader(limits);
  if (/\bjson\b/i.test(mediaType)) return createBodyReader();
  return createSniffingReader(limits);
}

/** First characters of a stream: `data:`, `event:` or `error:`, `id:`, `retry:`, or a comment. */
const streamStarts = Array.from("deir:", (character) => character.charCodeAt(0));

function createSniffingReader(limits: ReaderLimits): ChatReader {
  let chosen: ChatReader | null = null;
  return {
    push: (bytes): readonly Piece[] => {
      const first = bytes.find((byte) => byte > 0x20);
      if (chosen === null && first === undefined) return [];
      chosen ??= streamStarts.includes(first ?? 0) ? createStreamReader(limits) : createBodyReader();
      return chosen.push(bytes);
    },
    progress: () => chosen?.progress() ?? 0,
    state: () => chosen?.state() ?? "wait",
    hasFinished: () => chosen?.hasFinished() ?? false,
    end: () => (chosen ?? createBodyReader()).end(),
  };
}
