import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { viewerOfSession } from "@/lib/auth/mint";
import { AppError } from "@/lib/errors";
import { readEvents } from "./queries";
import { isEnded } from "./rules";
import { watch } from "./watchers";

/** A comment now and then, so that proxies and browsers know that the line is not dead. */
const BEAT_MS = 15_000;

type Order = {
  viewer: Viewer;
  checkId: string;
  /** The event that the page has seen last. */
  after: number;
  /** Fires when the page has gone. */
  leaving: AbortSignal;
  beatMs?: number;
};

/**
 * A check as server-sent events (HTML Living Standard §9.2): `events` with the batch's number as id, `state` whenever that
 * changes, `end` when there is nothing more to come. Rows are read anew through the viewer's scope each time, and at each
 * beat the session is asked for again: somebody who signed out, or lost the office, sees nothing more.
 */
export async function* checkEvents({
  viewer,
  checkId,
  after,
  leaving,
  beatMs = BEAT_MS,
}: Order): AsyncGenerator<string, void, undefined> {
  const bell = makeBell();
  const leave = await watch(checkId, bell.ring);
  leaving.addEventListener("abort", bell.ring);
  let seen = after;
  let told = "";
  try {
    while (!leaving.aborted) {
      const read = await readEvents(viewer, { id: checkId, after: seen });
      for (const { seq, events } of read.batches) {
        seen = seq;
        yield `id: ${seq}\nevent: events\ndata: ${JSON.stringify(events)}\n\n`;
      }
      if (read.isMore) continue;
      const state = JSON.stringify(read.state);
      if (state !== told) yield `event: state\ndata: ${state}\n\n`;
      told = state;
      if (isEnded(read.state.state)) {
        yield "event: end\ndata: {}\n\n";
        return;
      }
      const isRung = await bell.wait(beatMs);
      if (!isRung) {
        if (!(await isStillWho(viewer))) return;
        yield ": still here\n\n";
      }
    }
  } catch (error) {
    // The rows have gone from the viewer's reach: the same as a check that is not there.
    if (!(error instanceof AppError)) throw error;
  } finally {
    leave();
  }
}

async function isStillWho({ sessionId, request, role, institutionId }: Viewer): Promise<boolean> {
  const again = await viewerOfSession(sessionId, request);
  return again !== null && again.role === role && again.institutionId === institutionId;
}

/** Rung while nobody waits, the next who waits goes on at once: no ring is lost between a look and a wait. */
function makeBell() {
  let isRung = false;
  let answer: (() => void) | null = null;
  const ring = () => {
    isRung = true;
    answer?.();
  };
  /** True when it rang, false when the time was up. */
  const wait = async (ms: number): Promise<boolean> => {
    if (!isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    answer = null;
    const rang = isRung;
    isRung = false;
    return rang;
  };
  return { ring, wait };
}
