import "server-only";
import { database } from "@/lib/database";
import { CHECK_CHANNEL } from "./notify";

const watchers = new Map<string, Set<() => void>>();
let hearing: Promise<void> | null = null;

/** Wakes everybody: something may have been told while nobody heard it. */
function wakeAll(): void {
  for (const group of watchers.values()) for (const wake of group) wake();
}

/** One connection of this process hears for all pages that watch; it is made when the first one does. */
function hear(): Promise<void> {
  hearing ??= database()
    .listen(
      CHECK_CHANNEL,
      (checkId) => {
        for (const wake of watchers.get(checkId) ?? []) wake();
      },
      wakeAll,
    )
    .catch((error: unknown) => {
      hearing = null;
      throw error;
    });
  return hearing;
}

/** True while somebody watches a check from this process. */
export const isWatched = (checkId: string): boolean => watchers.has(checkId);

/** Calls `wake` whenever a check has moved on, until the returned function is called. */
export async function watch(checkId: string, wake: () => void): Promise<() => void> {
  const group = watchers.get(checkId) ?? new Set();
  watchers.set(checkId, group);
  group.add(wake);
  await hear();
  return () => {
    group.delete(wake);
    if (group.size === 0 && watchers.get(checkId) === group) watchers.delete(checkId);
  };
}
