import "server-only";
import { refusalAnswer } from "./command-answer";
import { isSameOrigin } from "./same-origin";

/**
 * Answers one of our own scripts with server-sent events, or with the code of a refusal. Only our own pages may ask: what
 * is streamed costs a hospital's machine. `no-transform` keeps the events from being gathered for compression.
 */
export async function streamAnswer(
  request: Request,
  work: () => Promise<ReadableStream<Uint8Array>>,
): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  try {
    return new Response(await work(), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "private, no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return refusalAnswer(request, error);
  }
}
