import { isUuid } from "@/lib/ids";

/** Where a page of the queue ends: a case, and the points of its priority. */
export type QueuePlace = { priority: number; id: string };

export const formatQueuePlace = ({ priority, id }: QueuePlace): string => `${priority}_${id}`;

/** Null for what is no such place. */
export function parseQueuePlace(text: string): QueuePlace | null {
  const [points = "", id = "", ...more] = text.split("_");
  return /^\d{1,3}$/.test(points) && isUuid(id) && more.length === 0
    ? { priority: Number(points), id }
    : null;
}
