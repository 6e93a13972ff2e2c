import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { streamOf } from "@/lib/http/stream";
import { watchSpotCheck } from "./body-commands";
import { checkEvents } from "./event-stream";

type Order = {
  /** The event that the page has seen last; null for one that comes new. */
  after: number | null;
  /** Said before the first event. */
  first?: string;
  requestId: string;
};

/** Not to be changed on the way: a proxy or we ourselves would hold events back to compress them. */
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

/** A check as a stream of events. To begin to watch is recorded first; a check out of reach is not there. */
export async function checkStream(
  viewer: Viewer,
  id: string,
  { after, first, requestId }: Order,
): Promise<Response> {
  const { from } = await watchSpotCheck(viewer, { id });
  const leaving = new AbortController();
  const events = checkEvents({ viewer, checkId: id, after: after ?? from, leaving: leaving.signal });
  const chunks = (async function* () {
    if (first !== undefined) yield Buffer.from(first);
    for await (const text of events) yield Buffer.from(text);
  })();
  const end = async () => {
    leaving.abort();
    // A reader who left in the middle would leave the watching behind, waiting at a piece that nobody fetches.
    await chunks.return();
  };
  return new Response(streamOf({ chunks, end }, requestId), { headers });
}

/** The number of the last event a browser names when it connects again, or the page when it connects first. */
export function lastEventOf(request: Request): number | null {
  const named = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  return named !== null && /^\d{1,15}$/.test(named) ? Number(named) : null;
}
