"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export type Solution = { challenge: string; counter: number };
export type SolutionState = "working" | "ready" | "failed";

/** A challenge lasts two hours; one that has little left is not used any more. */
const STALE_MS = 100 * 60 * 1000;

function solveBeside(challenge: string): Promise<Solution> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./solve.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      worker.terminate();
      resolve({ challenge, counter: data });
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error("the check did not run"));
    };
    worker.postMessage(challenge);
  });
}

const isStale = ({ challenge }: Solution) => Date.now() - Number(challenge.split(".")[1]) > STALE_MS;

/** Solves the page's challenge in the background; `take` waits for it, `renew` begins with another one. */
export function useSolution(first: string, next: () => Promise<string>) {
  const [state, setState] = useState<SolutionState>("working");
  const running = useRef<Promise<Solution> | null>(null);

  const begin = useCallback((challenge: Promise<string>) => {
    setState("working");
    const work = challenge.then(solveBeside);
    running.current = work;
    const settle = (outcome: SolutionState) => () => {
      if (running.current === work) setState(outcome);
    };
    work.then(settle("ready"), settle("failed"));
    return work;
  }, []);

  useEffect(() => {
    void begin(Promise.resolve(first));
  }, [begin, first]);

  const renew = useCallback(() => begin(next()), [begin, next]);
  const take = useCallback(async () => {
    const solution = await (running.current ?? renew());
    return isStale(solution) ? renew() : solution;
  }, [renew]);
  return { state, take, renew };
}
