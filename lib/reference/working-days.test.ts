import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  isWorkingDay,
  workdayYears,
  workingClock,
  workingDaysBetween,
  yearWithoutHolidays,
} from "./working-days";

describe("working days of mainland China", () => {
  it.each([
    ["2026-02-13", true, "the Friday before the Spring Festival"],
    ["2026-02-14", true, "a Saturday worked in exchange"],
    ["2026-02-16", false, "Spring Festival, a Monday"],
    ["2026-02-23", false, "its last day"],
    ["2026-02-24", true, "the day after"],
    ["2026-02-28", true, "a Saturday worked in exchange"],
    ["2026-10-01", false, "National Day"],
    ["2026-10-08", true, "the day after the holiday week"],
    ["2026-10-10", true, "a Saturday worked in exchange"],
    ["2026-11-28", false, "a plain Saturday"],
    ["2025-10-08", false, "Mid-autumn in the 2025 week"],
    ["2025-09-28", true, "a Sunday worked in exchange"],
  ])("%s: %s, %s", (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it("every published holiday is free, every exchanged day is worked, and each year names its notice", () => {
    expect(workdayYears.length).toBeGreaterThan(1);
    for (const { year, holidays, extraWorkdays, source } of workdayYears) {
      expect(holidays.filter(isWorkingDay)).toEqual([]);
      expect(extraWorkdays.filter((date) => !isWorkingDay(date))).toEqual([]);
      expect([...holidays, ...extraWorkdays].every((date) => date.startsWith(String(year)))).toBe(true);
      // A notice exchanges weekend days only.
      expect(extraWorkdays.every((date) => [0, 6].includes(new Date(date).getUTCDay()))).toBe(true);
      expect(source).toContain("https://www.gov.cn/");
    }
    expect([yearWithoutHolidays("2026-12-31"), yearWithoutHolidays("2031-01-01")]).toEqual([null, "2031"]);
  });

  it.each([
    ["2026-11-26", 5, "2026-12-03", "over one weekend"],
    ["2026-02-12", 5, "2026-02-26", "over the Spring Festival, with an exchanged Saturday"],
    ["2026-09-30", 5, "2026-10-13", "over the National Day week, with an exchanged Saturday"],
    ["2026-11-28", 1, "2026-11-30", "from a Saturday"],
    ["2026-11-26", 0, "2026-11-26", "no term at all"],
  ])("%s and %i working days: %s, %s", (from, days, due) => {
    expect(addWorkingDays(from, days)).toBe(due);
  });

  it("counts back what it added, and ends on a working day", () => {
    const dates = fc.integer({ min: 0, max: 730 }).map((days) => {
      return new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const due = addWorkingDays(from, days);
        expect(workingDaysBetween(from, due)).toBe(days);
        expect(isWorkingDay(due)).toBe(true);
      }),
    );
  });
});

describe("a term's standing", () => {
  const since = new Date("2026-11-26T15:30:00Z"); // 23:30 in Beijing, still the 26th
  it.each([
    ["the same evening", "2026-11-26T15:59:59Z", { used: 0, overdue: 0 }],
    ["after midnight in Beijing", "2026-11-26T16:00:00Z", { used: 1, overdue: 0 }],
    ["over the weekend nothing runs", "2026-11-29T10:00:00Z", { used: 1, overdue: 0 }],
    ["on its last day", "2026-12-03T15:00:00Z", { used: 5, overdue: 0 }],
    ["on the next", "2026-12-03T16:00:00Z", { used: 5, overdue: 1 }],
  ])("%s", (_, at, expected) => {
    expect(workingClock(since, "2026-12-03", new Date(at))).toMatchObject({
      dueOn: "2026-12-03",
      total: 5,
      ...expected,
    });
  });
});
