import { useCallback, useEffect, useRef, useState } from "react";
import type { FoundLine } from "@/lib/register/found";

/** What a search has come to. While it looks, what the last one found stays in sight; a failure shows nothing as if it were all. */
export type Found = {
  /** What was looked for. */
  q: string;
  state: "idle" | "looking" | "found" | "failed";
  records: readonly FoundLine[];
  /** Of a failure, for whoever is asked about it. */
  reference: string | null;
};

const idle: Found = { q: "", state: "idle", records: [], reference: null };
const REST_MS = 150;

async function find(q: string, signal: AbortSignal): Promise<Found> {
  const answer = await fetch(`/command/records?q=${encodeURIComponent(q)}`, { signal });
  if (!answer.ok) return { ...idle, q, state: "failed", reference: answer.headers.get("x-request-id") };
  const { records } = (await answer.json()) as { records: FoundLine[] };
  return { q, state: "found", records, reference: null };
}

/** Looks records up as they are typed; an earlier question is dropped when the next one is asked. */
export function useFound(q: string): { found: Found; retry: () => void } {
  const [found, setFound] = useState(idle);
  const drop = useRef(() => {});
  const look = useCallback((asked: string, restMs: number) => {
    drop.current();
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      void find(asked, aborter.signal)
        .catch((): Found => ({ ...idle, q: asked, state: "failed" }))
        .then((answer) => {
          if (!aborter.signal.aborted) setFound(answer);
        });
    }, restMs);
    drop.current = () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, []);
  useEffect(() => {
    if (q === "") setFound(idle);
    else look(q, REST_MS);
    return () => drop.current();
  }, [q, look]);
  // Known from the first moment, not from when the question is sent: Enter may come in between.
  const isLooking = found.q !== q;
  const retry = () => {
    setFound(idle);
    look(q, 0);
  };
  return { found: isLooking ? { ...found, state: "looking", reference: null } : found, retry };
}
