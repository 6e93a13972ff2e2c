import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/http/log";
import type { Piece } from "@/lib/llm/completion";
import { tryEndpoint } from "./trial-commands";
import type { TrialEvent } from "./trial-events";

/** Pieces that come within this time go out as one event: a reader's eye is slower, and 64 streams cost less. */
const GATHER_MS = 25;

/**
 * A trial as server-sent events. Resolves once the call is accepted; throws the refusal of one that is not, before anything
 * was sent. When its reader leaves (`signal` of the request, or the body's cancel), the call ends and the model with it.
 */
export async function trialStream(
  viewer: Viewer,
  asked: Record<string, unknown>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  const out = outlet();
  let accept = () => {};
  const accepted = new Promise<void>((resolve) => {
    accept = resolve;
  });
  const ending = tryEndpoint(viewer, {
    ...asked,
    watch: { signal: leaving.signal, onAccepted: () => accept(), onPiece: out.gather },
  });
  const ended = ending.then(
    (end) => out.close({ kind: "end", end }),
    (error: unknown) => {
      const known = error instanceof AppError ? error : new AppError("unexpected");
      if (known !== error) logError(viewer.request.requestId, error);
      out.close({ kind: "failed", code: known.code });
    },
  );
  // A refusal comes before the call is accepted, and is an answer of its own.
  await Promise.race([accepted, ending]);
  return new ReadableStream<Uint8Array>({
    start: out.attach,
    cancel: () => {
      leave();
      return ended;
    },
  });
}

/** Gathers pieces and writes them out as events, from when a reader is there. */
function outlet() {
  const encoder = new TextEncoder();
  const waiting: Uint8Array[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let gathered: Piece[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const write = (event: TrialEvent) => {
    const bytes = encoder.encode(`data: ${JSON.stringify(event)}\n\n`);
    if (controller === null) waiting.push(bytes);
    else controller.enqueue(bytes);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length > 0) write({ kind: "pieces", pieces: gathered });
    gathered = [];
  };
  /** A reader who has left has closed the body; what is still written to it is for nobody. */
  const quietly = (work: () => void) => {
    try {
      work();
    } catch {
      isOver = true;
    }
  };
  return {
    attach: (reader: ReadableStreamDefaultController<Uint8Array>) => {
      controller = reader;
      for (const bytes of waiting.splice(0)) reader.enqueue(bytes);
      if (isOver) reader.close();
    },
    gather: ({ part, text }: Piece) => {
      const last = gathered.at(-1);
      if (last?.part === part) gathered[gathered.length - 1] = { part, text: last.text + text };
      else gathered.push({ part, text });
      timer ??= setTimeout(() => quietly(flush), GATHER_MS);
    },
    close: (event: TrialEvent) => {
      quietly(() => {
        flush();
        write(event);
        controller?.close();
      });
      isOver = true;
    },
  };
}
