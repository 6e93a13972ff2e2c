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
  const [isLost, setIsLost] = useState(false);
  const latest = useRef(state.state);
  // The page is rendered anew when the state changes; the line goes on from where it is.
  const last = useRef(seen);
  useEffect(() => {
    if (isOver) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      const line = new EventSource(`/api/spot-checks/${checkId}/events?after=${last.current}`);
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
      line.addEventListener("open", () => setIsLost(false));
      line.addEventListener("error", () => {
        setIsLost(true);
        if (line.readyState !== EventSource.CLOSED) return;
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
  return { live, stands, isLost };
}
