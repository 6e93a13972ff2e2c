import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { streamOf } from "@/lib/http/stream";
import { watchSpotCheck } from "./body-commands";
import { checkEvents } from "./event-stream";
import { takeWatchPlace } from "./watch-places";

type Order = {
  /** The event that the page has seen last; null for one that comes new. */
  after: number | null;
  requestId: string;
};
type Begun = {
  id: string;
  order: Order;
  /** Said before the first event. */
  first?: string;
};

/** Not to be changed on the way: a proxy or we ourselves would hold events back to compress them. */
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

/** A check as a stream of events. To begin to watch is recorded first; a check out of reach is not there. */
export const checkStream = (viewer: Viewer, id: string, order: Order): Promise<Response> =>
  streamFrom(viewer, async () => ({ id, order }));

/** A stream of the check that `begin` names, from a place that is taken before it begins and given back at the end. */
export async function streamFrom(viewer: Viewer, begin: () => Promise<Begun>): Promise<Response> {
  const leave = takeWatchPlace(viewer);
  try {
    const { id, order, first } = await begin();
    const { from } = await watchSpotCheck(viewer, { id });
    const leaving = new AbortController();
    const after = order.after ?? from;
    const events = checkEvents({ viewer, checkId: id, after, leaving: leaving.signal });
    const chunks = (async function* () {
      if (first !== undefined) yield Buffer.from(first);
      for await (const text of events) yield Buffer.from(text);
    })();
    const end = async () => {
      leave();
      leaving.abort();
      // A reader who left in the middle would leave the watching behind, waiting at a piece that nobody fetches.
      await chunks.return();
    };
    return new Response(streamOf({ chunks, end }, order.requestId), { headers });
  } catch (error) {
    leave();
    throw error;
  }
}

/** The number of the last event a browser names when it connects again, or the page when it connects first. */
export function lastEventOf(request: Request): number | null {
  const named = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  return named !== null && /^\d{1,15}$/.test(named) ? Number(named) : null;
}
