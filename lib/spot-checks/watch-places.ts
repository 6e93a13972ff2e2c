import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { slots } from "@/lib/command/slots";
import { AppError } from "@/lib/errors";
import { MOST_WATCHED } from "./rules";

/** In each process: every page that watches asks the database whenever something happens. */
const take = slots({ each: MOST_WATCHED });

/** A place to watch a check from; calling it gives the place back, however often. Refused where all are taken. */
export function takeWatchPlace({ userId }: Viewer): () => void {
  const leave = take(userId);
  if (leave === null) throw new AppError("spot-check.too-many-watched", { values: { count: MOST_WATCHED } });
  return leave;
}
