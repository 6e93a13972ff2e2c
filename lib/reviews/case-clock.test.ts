import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PauseReason, pauseReasons } from "@/db/values/reviews";
import { beijingDate } from "@/lib/clock";
import { isWorkingDay, workdayYears, workingDaysBetween } from "@/lib/reference/working-days";
import { type ClockStretch, caseClock, leaseEnd } from "./case-clock";

const HOUR = 3_600_000;
const start = Date.parse("2025-01-01T00:00:00Z");
/** Any hour of the two years whose holidays are known. */
const instants = fc.integer({ min: 0, max: 700 * 24 }).map((hours) => new Date(start + hours * HOUR));
const reason = fc.option(fc.constantFrom<PauseReason>(...pauseReasons), { nil: null });

/** A clock as the engine keeps one: stretches that touch, the last one open. */
const clocks = fc
  .tuple(
    instants,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 40 * 24 }), reason), { minLength: 1, maxLength: 8 }),
  )
  .map(([first, parts]) => {
    let at = first.getTime();
    return parts.map(([hours, pauseReason], place): ClockStretch => {
      const startedAt = new Date(at);
      at += hours * HOUR;
      return { startedAt, endedAt: place === parts.length - 1 ? null : new Date(at), pauseReason };
    });
  });
const terms = fc.integer({ min: 1, max: 60 });
const later = fc.integer({ min: 0, max: 90 * 24 });

/** The slow way: every calendar day on which a running stretch passed midnight in Beijing into a working day. */
function countedByDay(stretches: readonly ClockStretch[], at: Date): number {
  let days = 0;
  for (const { startedAt, endedAt, pauseReason } of stretches) {
    if (pauseReason !== null) continue;
    const [from, to] = [beijingDate(startedAt), beijingDate(endedAt ?? at)];
    for (let time = Date.parse(from); time < Date.parse(to); ) {
      time += 24 * HOUR;
      const day = new Date(time).toISOString().slice(0, 10);
      if (isWorkingDay(day)) days += 1;
    }
  }
  return days;
}
const endOf = (stretches: readonly ClockStretch[], hours: number) =>
  new Date((stretches.at(-1)?.startedAt.getTime() ?? 0) + hours * HOUR);

describe("the clock of a case", () => {
  it("counts each working day of running stretches once, over holidays, adjusted days and pauses", () => {
    fc.assert(
      fc.property(clocks, terms, later, (stretches, term, hours) => {
        const at = endOf(stretches, hours);
        const { used, left, overdue } = caseClock(stretches, term, at);
        expect(used).toBe(countedByDay(stretches, at));
        expect(left + used - overdue).toBe(term);
        expect(Math.min(left, overdue)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it("runs on to its end as it says it will: on the day that is due, the term is used and not over", () => {
    fc.assert(
      fc.property(clocks, terms, later, (stretches, term, hours) => {
        const clock = caseClock(stretches, term, endOf(stretches, hours));
        if (clock.pausedFor !== null || clock.dueOn === null) return;
        const onDay = caseClock(stretches, term, new Date(`${clock.dueOn}T12:00:00Z`));
        if (clock.dueOn < beijingDate(stretches.at(-1)?.startedAt ?? new Date())) return;
        expect([onDay.used, onDay.overdue]).toEqual([term, 0]);
        expect(isWorkingDay(clock.dueOn)).toBe(true);
        expect((clock.halfOn ?? "") <= (clock.mostOn ?? "") && (clock.mostOn ?? "") <= clock.dueOn).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  it("is not moved by a pause that begins and ends on one day, nor by the hour of the day in Beijing", () => {
    fc.assert(
      fc.property(instants, terms, later, fc.integer({ min: 0, max: 23 }), (from, term, hours, hour) => {
        const day = beijingDate(from);
        const local = (h: number) => new Date(Date.parse(`${day}T00:00:00Z`) + (h - 8) * HOUR);
        const at = new Date(local(23).getTime() + hours * HOUR);
        const plain = caseClock([{ startedAt: local(0), endedAt: null, pauseReason: null }], term, at);
        const paused = caseClock(
          [
            { startedAt: local(0), endedAt: local(hour), pauseReason: null },
            { startedAt: local(hour), endedAt: local(23), pauseReason: "information" },
            { startedAt: local(23), endedAt: null, pauseReason: null },
          ],
          term,
          at,
        );
        expect(paused).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  it("stands while it is paused: time changes nothing but what has been reached stays", () => {
    fc.assert(
      fc.property(clocks, terms, later, later, (stretches, term, one, other) => {
        if (stretches.at(-1)?.pauseReason === null) return;
        expect(caseClock(stretches, term, endOf(stretches, one))).toEqual(
          caseClock(stretches, term, endOf(stretches, one + other)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("knows the spring festival of 2026 and the Saturdays worked for it", () => {
    expect(workdayYears.map(({ year }) => year)).toContain(2026);
    const opened = new Date("2026-02-13T01:00:00Z");
    const running = [{ startedAt: opened, endedAt: null, pauseReason: null }];
    // Friday 13 February. Worked: Saturday 14, then Tuesday 24 to Saturday 28, Monday 2 March.
    const clock = caseClock(running, 7, opened);
    expect(clock).toMatchObject({ dueOn: "2026-03-02", halfOn: "2026-02-26", mostOn: "2026-02-28", used: 0 });
    expect(workingDaysBetween("2026-02-13", "2026-02-23")).toBe(1);
    // Late in the evening of UTC it is the next day in Beijing.
    expect(
      caseClock(
        [{ ...running[0], startedAt: new Date("2026-02-13T16:30:00Z"), endedAt: null, pauseReason: null }],
        1,
        opened,
      ).dueOn,
    ).toBe("2026-02-24");
  });

  it("ends a lease with the second working day in Beijing", () => {
    expect(leaseEnd(new Date("2026-09-30T03:00:00Z"), 2).toISOString()).toBe("2026-10-09T15:59:59.999Z");
  });
});
