import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { countCases, listCases } from "@/lib/reviews/queries/queue";
import { parseQueue } from "@/lib/reviews/queue-address";
import type { QueueView } from "@/lib/reviews/schema";

const inView = (view: QueueView) => ({ ...parseQueue({}), view });

/** Review cases on a home page: those that are this person's turn, and those it waits for. */
export async function casesAtHome(viewer: Viewer) {
  const [mine, approve, others, { free }] = await Promise.all([
    listCases(viewer, inView("mine")),
    listCases(viewer, inView("approve")),
    listCases(viewer, inView("waiting")),
    countCases(viewer, {}),
  ]);
  return { mine: [...mine.items, ...approve.items], others: others.items, free };
}
