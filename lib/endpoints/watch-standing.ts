import "server-only";
import { and, eq } from "drizzle-orm";
import { endpoints } from "@/db/schema/endpoints";
import { scoped } from "@/lib/database";

type Place = { institutionId: string; endpointId: string };
type Watch = { controller: AbortController; watchers: number; timer: NodeJS.Timeout };

/** How often the standing of an endpoint with running calls is looked at, once for all of this process's calls to it. */
const EVERY_MS = 1_000;
const watches = new Map<string, Watch>();

/**
 * A signal that fires when an endpoint may no longer be called: the kill switch was set or the approval is gone, whoever
 * did it in whichever process. `leave` ends the watching of one call.
 */
export function watchStanding(place: Place): { signal: AbortSignal; leave: () => void } {
  const name = `${place.institutionId} ${place.endpointId}`;
  const watch = watches.get(name) ?? startWatch(name, place);
  watch.watchers += 1;
  let isWatching = true;
  return {
    signal: watch.controller.signal,
    leave: () => {
      if (!isWatching) return;
      isWatching = false;
      watch.watchers -= 1;
      if (watch.watchers === 0) endWatch(name, watch);
    },
  };
}

function startWatch(name: string, place: Place): Watch {
  const controller = new AbortController();
  const timer = setInterval(() => {
    mayBeCalled(place).then(
      (may) => {
        if (may) return;
        endWatch(name, watch);
        controller.abort();
      },
      // An outage says nothing about the endpoint; the call has limits of its own.
      () => {},
    );
  }, EVERY_MS);
  timer.unref();
  const watch = { controller, watchers: 0, timer };
  watches.set(name, watch);
  return watch;
}

function endWatch(name: string, watch: Watch): void {
  clearInterval(watch.timer);
  if (watches.get(name) === watch) watches.delete(name);
}

async function mayBeCalled({ institutionId, endpointId }: Place): Promise<boolean> {
  const [row] = await scoped({ kind: "system", institutionId }, (tx) =>
    tx
      .select({ state: endpoints.state, killedAt: endpoints.killedAt })
      .from(endpoints)
      .where(and(eq(endpoints.institutionId, institutionId), eq(endpoints.id, endpointId))),
  );
  return row?.state === "approved" && row.killedAt === null;
}
