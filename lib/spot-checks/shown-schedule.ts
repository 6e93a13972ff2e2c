import { type CheckRhythm, checkRhythms } from "@/db/values/spot-checks";
import { mayStop, type Side, sideOf } from "./rules";
import type { Schedules } from "./schedule-queries";

/** A schedule as a page shows it to one side; the database lets no other rhythm in. */
export function shownSchedule(row: Schedules[number]["row"], side: Side) {
  const { id, day, hour, suites, samplesPerItem, nextAt, madeByName, lastRefusal } = row;
  const rhythm: CheckRhythm = checkRhythms.find((one) => one === row.rhythm) ?? "daily";
  return {
    ...{ id, rhythm, day, hour, suites, samplesPerItem, madeByName, lastRefusal },
    nextAt: nextAt.toISOString(),
    mayEnd: mayStop(side, sideOf(row.madeByRole)),
  };
}
