import "server-only";
import { logError } from "./log";

/** What is sent piece by piece, and how to let go of it before its end. */
export type Source = {
  chunks: AsyncGenerator<Uint8Array, void, undefined>;
  end: () => Promise<void>;
  /** The request's own signal: the body of a reader who left before the answer began is neither read nor cancelled. */
  leaving?: AbortSignal;
};

/** A reader who takes nothing for a minute has gone; one who needs longer than a quarter of an hour holds a place too long. */
const LIMITS = { idleMs: 60_000, totalMs: 15 * 60_000 };

/**
 * A source as the body of an answer: taken as fast as it is read, and let go of when it ends, fails, its reader leaves or
 * stops reading. A body that cannot be finished breaks off, so that its reader sees a failed transfer and not a short file.
 */
export function streamOf(source: Source, requestId: string, limits = LIMITS): ReadableStream<Uint8Array> {
  let idle: NodeJS.Timeout | undefined;
  let total: NodeJS.Timeout | undefined;
  let hasLeft = false;
  const letGo = async () => {
    clearTimeout(idle);
    clearTimeout(total);
    await source.end();
  };
  const breakOff = (controller: ReadableStreamDefaultController<Uint8Array>, reason: string) => {
    controller.error(new Error(reason));
    void letGo();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const leave = () => {
        hasLeft = true;
        breakOff(controller, "the reader has left");
      };
      source.leaving?.addEventListener("abort", leave, { once: true });
      if (source.leaving?.aborted) return leave();
      total = setTimeout(() => breakOff(controller, "the download took too long"), limits.totalMs);
    },
    async pull(controller) {
      clearTimeout(idle);
      try {
        const { done, value } = await source.chunks.next();
        if (done) {
          controller.close();
          await letGo();
          return;
        }
        controller.enqueue(value);
        idle = setTimeout(() => breakOff(controller, "the reader stopped"), limits.idleMs);
      } catch (error) {
        // What breaks because its reader has left is no surprise.
        if (hasLeft) return;
        logError(requestId, error);
        breakOff(controller, "the download broke off");
      }
    },
    cancel: () => {
      hasLeft = true;
      return letGo();
    },
  });
}
