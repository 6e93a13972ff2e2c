export type Debounce<T> = { schedule: (value: T) => void; flush: () => void; stop: () => void };

/** Runs `work` with the last value once `restMs` have passed without another. One run at a time, in order. */
export function createDebounce<T>(restMs: number, work: (value: T) => Promise<void>): Debounce<T> {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  // A slow save must not overtake a later one: each waits for the one before.
  let tail: Promise<void> = Promise.resolve();

  const flush = () => {
    clearTimeout(timer);
    const held = waiting;
    waiting = null;
    if (held === null || stopped) return;
    tail = tail.then(() => (stopped ? undefined : work(held.value))).catch(() => undefined);
  };
  const schedule = (value: T) => {
    if (stopped) return;
    waiting = { value };
    clearTimeout(timer);
    timer = setTimeout(flush, restMs);
  };
  const stop = () => {
    stopped = true;
    waiting = null;
    clearTimeout(timer);
  };
  return { schedule, flush, stop };
}
