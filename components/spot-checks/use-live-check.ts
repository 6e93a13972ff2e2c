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

/** Watches a check while it goes on. A broken line is made again by the browser, from the event it saw last. */
export function useLiveCheck({ checkId, seen, samples, state, isOver }: Known) {
  const router = useRouter();
  const [live, setLive] = useState<LiveSamples>(() => new Map(samples.map((sample) => [sample.id, sample])));
  const [stands, setStands] = useState(state);
  const [isLost, setIsLost] = useState(false);
  const latest = useRef(state.state);
  // The page is rendered anew when the state changes; the line goes on from where it began.
  const [from] = useState(seen);
  useEffect(() => {
    if (isOver) return;
    const source = new EventSource(`/api/spot-checks/${checkId}/events?after=${from}`);
    source.addEventListener("events", ({ data }) => {
      const events: LiveEvent[] = JSON.parse(data);
      setLive((known) => afterEvents(known, events));
    });
    source.addEventListener("state", ({ data }) => {
      const told: LiveState = JSON.parse(data);
      setStands(told);
      // What may be done now, and what is said at the head, the server knows.
      if (told.state !== latest.current) router.refresh();
      latest.current = told.state;
    });
    source.addEventListener("end", () => {
      source.close();
      router.refresh();
    });
    source.addEventListener("open", () => setIsLost(false));
    source.addEventListener("error", () => setIsLost(source.readyState !== EventSource.CLOSED));
    return () => source.close();
  }, [checkId, from, isOver, router]);
  return { live, stands, isLost };
}
