/** A place among the exports that may run at once; null where there is none. Calling it gives the place back. */
export type TakeSlot = (address: string | null) => (() => void) | null;

/** Counts running exports of one process: so many at once, fewer of one address, or one slow reader would hold them all. */
export function exportSlots(limits: { atOnce: number; perAddress: number }): TakeSlot {
  const running = new Map<string, number>();
  let all = 0;
  return (address) => {
    const who = address ?? "";
    const own = running.get(who) ?? 0;
    if (all >= limits.atOnce || own >= limits.perAddress) return null;
    all += 1;
    running.set(who, own + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      all -= 1;
      const left = (running.get(who) ?? 1) - 1;
      if (left === 0) running.delete(who);
      else running.set(who, left);
    };
  };
}
