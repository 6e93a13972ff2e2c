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
 * beat, however much happens meanwhile, the session is asked for again: somebody who signed out, or lost the office, sees
 * nothing more.
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
  let nextBeat = performance.now() + beatMs;
  try {
    while (!leaving.aborted) {
      if (performance.now() >= nextBeat) {
        if (!(await isStillWho(viewer))) return;
        yield ": still here\n\n";
        nextBeat = performance.now() + beatMs;
      }
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
      await bell.wait(nextBeat - performance.now());
    }
  } catch (error) {
    // The rows have gone from the viewer's reach: the same as a check that is not there.
    if (!(error instanceof AppError)) throw error;
  } finally {
    leave();
  }
}

/** The same person in the same seat: what is read, is read as the one who began to watch. */
async function isStillWho(viewer: Viewer): Promise<boolean> {
  const again = await viewerOfSession(viewer.sessionId, viewer.request);
  return again !== null && seatOf(again) === seatOf(viewer);
}

const seatOf = ({ role, authority, institutionId, jurisdiction }: Viewer): string =>
  [role, authority, institutionId, jurisdiction?.code].join(" ");

/** Rung while nobody waits, the next who waits goes on at once: no ring is lost between a look and a wait. */
function makeBell() {
  let isRung = false;
  let answer: (() => void) | null = null;
  const ring = () => {
    isRung = true;
    answer?.();
  };
  /** Until it rings, or the time is up. */
  const wait = async (ms: number): Promise<void> => {
    if (!isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, ms));
        answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    answer = null;
    isRung = false;
  };
  return { ring, wait };
}
