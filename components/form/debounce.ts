export type Debounce<T> = {
  schedule: (value: T) => void;
  flush: () => void;
  /** Starts nothing more until `resume`; what is scheduled meanwhile waits. */
  pause: () => void;
  resume: () => void;
  stop: () => void;
};

/** Runs `work` with the last value once `restMs` have passed without another. One run at a time, in order. */
export function createDebounce<T>(restMs: number, work: (value: T) => Promise<void>): Debounce<T> {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let paused = false;
  // A slow save must not overtake a later one: each waits for the one before.
  let tail: Promise<void> = Promise.resolve();

  const run = (held: { value: T }) => {
    if (stopped) return undefined;
    if (!paused) return work(held.value);
    // It had to wait for the one before and would start only now: it goes back, behind anything newer.
    waiting ??= held;
    return undefined;
  };
  const flush = () => {
    clearTimeout(timer);
    const held = waiting;
    if (held === null || stopped || paused) return;
    waiting = null;
    tail = tail.then(() => run(held)).catch(() => undefined);
  };
  const schedule = (value: T) => {
    if (stopped) return;
    waiting = { value };
    clearTimeout(timer);
    timer = setTimeout(flush, restMs);
  };
  const pause = () => {
    paused = true;
  };
  const resume = () => {
    paused = false;
    if (waiting !== null && !stopped) schedule(waiting.value);
  };
  const stop = () => {
    stopped = true;
    waiting = null;
    clearTimeout(timer);
  };
  return { schedule, flush, pause, resume, stop };
}
