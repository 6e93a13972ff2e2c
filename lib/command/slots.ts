/** A place among those that may be held at once; null where there is none. Calling it gives the place back. */
export type TakeSlot = (who: string) => (() => void) | null;

type Limits = {
  /** Of everybody together; no limit unless said. */
  atOnce?: number;
  /** Of one, or one who never lets go would hold them all. */
  each: number;
};

/** Counts what this process does at once for whom. */
export function slots({ atOnce = Number.POSITIVE_INFINITY, each }: Limits): TakeSlot {
  const held = new Map<string, number>();
  let all = 0;
  return (who) => {
    const own = held.get(who) ?? 0;
    if (all >= atOnce || own >= each) return null;
    all += 1;
    held.set(who, own + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      all -= 1;
      const left = (held.get(who) ?? 1) - 1;
      if (left === 0) held.delete(who);
      else held.set(who, left);
    };
  };
}
