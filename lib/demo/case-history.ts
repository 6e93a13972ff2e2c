import type { ReviewEvent, ReviewState } from "@/db/values/reviews";
import { daysAfter } from "@/lib/calendar";
import { beijingDate } from "@/lib/clock";
import { isWorkingDay } from "@/lib/reference/working-days";
import type { ClockStretch } from "@/lib/reviews/case-clock";
import { isClosed, pauseOf, stateAfter } from "@/lib/reviews/rules";
import type { DemoCase } from "./cases";

/** One step of an invented case: by whom in it, from what to what, when. */
export type DemoStep = {
  event: ReviewEvent;
  by: "hospital" | "first" | "second";
  from: ReviewState | null;
  to: ReviewState;
  at: Date;
};

/** The moment (10:00 in Beijing) that many working days before a day. */
export function workingMoment(today: string, daysAgo: number): Date {
  let [day, left] = [today, daysAgo];
  while (left > 0 || !isWorkingDay(day)) {
    day = daysAfter(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return new Date(`${day}T02:00:00Z`);
}

/** Working days after its opening on which an invented case is claimed, and on which each thing after that happens. */
const [CLAIMED, ASKED, PROPOSED, CONFIRMED] = [2, 4, 6, 8];

/** How an invented case came to where it stands, each step by who takes it. */
export function stepsOf(demo: DemoCase, now: Date): DemoStep[] {
  const today = beijingDate(now);
  const on = (after: number) => workingMoment(today, Math.max(0, demo.openedAgo - after));
  const steps: DemoStep[] = [{ event: "open", by: "hospital", from: null, to: "queued", at: on(0) }];
  const add = (event: ReviewEvent, by: DemoStep["by"], to: ReviewState, after: number) =>
    steps.push({ event, by, from: steps.at(-1)?.to ?? "queued", to, at: on(after) });
  if (demo.isEscalated) add("escalate", "first", "queued", 1);
  if (demo.state === "queued") return steps;
  add("claim", "first", "in_review", CLAIMED);
  if (demo.questions !== undefined) add("request_information", "first", "awaiting_hospital", ASKED);
  if (demo.decision === undefined) return steps;
  add("propose", "first", "proposed", PROPOSED);
  if (demo.state !== "proposed") add("confirm", "second", stateAfter[demo.decision.outcome], CONFIRMED);
  return steps;
}

/** The clock that these steps leave behind. */
export function stretchesOf(steps: readonly DemoStep[]): ClockStretch[] {
  const stretches: ClockStretch[] = [];
  for (const { to, at } of steps) {
    const last = stretches.at(-1);
    const reason = pauseOf[to];
    if (last !== undefined && last.pauseReason === reason && !isClosed(to)) continue;
    if (last !== undefined) stretches[stretches.length - 1] = { ...last, endedAt: at };
    if (!isClosed(to)) stretches.push({ startedAt: at, endedAt: null, pauseReason: reason });
  }
  return stretches;
}
