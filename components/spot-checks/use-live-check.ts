"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { LiveEvent, LiveState } from "@/lib/spot-checks/live";
import { afterEvents, type LiveSample, type LiveSamples } from "@/lib/spot-checks/live-state";

type Known = {
  checkId: string;
  /** The event up to which the page knows everything. */
  seen: number;
  samples: readonly LiveSample[];
  state: LiveState;
  isOver: boolean;
};

/** Before a line is made again that the portal answered with an error: the browser itself does not try twice then. */
const AGAIN_MS = 3_000;

/**
 * Watches a check while it goes on, from the event it saw last whenever the line breaks. A broken line the browser makes
 * again by itself; where it gives up, the page is asked for anew as well, which leads on who is signed out.
 */
export function useLiveCheck({ checkId, seen, samples, state, isOver }: Known) {
  const router = useRouter();
  const [live, setLive] = useState<LiveSamples>(() => new Map(samples.map((sample) => [sample.id, sample])));
  const [stands, setStands] = useState(state);
  const [lost, setLost] = useState<Lost | null>(null);
  const latest = useRef(state.state);
  // The page is rendered anew when the state changes; the line goes on from where it is.
  const last = useRef(seen);
  useEffect(() => {
    if (isOver) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      const address = `/api/spot-checks/${checkId}/events?after=${last.current}`;
      const line = new EventSource(address);
      line.addEventListener("events", ({ data, lastEventId }) => {
        const events: LiveEvent[] = JSON.parse(data);
        last.current = Number(lastEventId);
        setLive((known) => afterEvents(known, events));
      });
      line.addEventListener("state", ({ data }) => {
        const told: LiveState = JSON.parse(data);
        setStands(told);
        // What may be done now, and what is said at the head, the server knows.
        if (told.state !== latest.current) router.refresh();
        latest.current = told.state;
      });
      line.addEventListener("end", () => {
        line.close();
        router.refresh();
      });
      line.addEventListener("open", () => setLost(null));
      line.addEventListener("error", () => {
        setLost((known) => known ?? "broken");
        if (line.readyState !== EventSource.CLOSED) return;
        void whyClosed(address).then(setLost);
        again = setTimeout(() => {
          router.refresh();
          source = open();
        }, AGAIN_MS);
      });
      return line;
    };
    let source = open();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [checkId, isOver, router]);
  return { live, stands, lost };
}

/** Why nothing comes: the line broke, or this person watches as many checks as they may. */
export type Lost = "broken" | "full";

/** A line of events does not tell what it was answered with, so the same address is asked once more, for its status. */
async function whyClosed(address: string): Promise<Lost> {
  const answer = await fetch(address, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.status === 429 ? "full" : "broken";
}
