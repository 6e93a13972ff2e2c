import { describe, expect, it } from "vitest";
import { nextMoment, type Rhythm } from "./rhythm";

const following = (rhythm: Rhythm, at: string) => nextMoment(rhythm, new Date(at)).toISOString();

describe("the next moment of a rhythm", () => {
  it("is today's hour in Beijing if that has not come, else tomorrow's", () => {
    const daily = { rhythm: "daily", day: null, hour: 2 } as const;
    expect(following(daily, "2026-11-27T17:59:59.999Z")).toBe("2026-11-27T18:00:00.000Z");
    expect(following(daily, "2026-11-27T18:00:00.000Z")).toBe("2026-11-28T18:00:00.000Z");
  });

  it("is the weekday in Beijing, which may be another one in Greenwich", () => {
    // 2026-11-30 is a Monday; 02:00 in Beijing is Sunday evening in Greenwich.
    const weekly = { rhythm: "weekly", day: 1, hour: 2 } as const;
    expect(following(weekly, "2026-11-27T10:00:00.000Z")).toBe("2026-11-29T18:00:00.000Z");
    expect(following({ ...weekly, day: 7 }, "2026-11-27T10:00:00.000Z")).toBe("2026-11-28T18:00:00.000Z");
  });

  it("is the day of the month, across a year's end too", () => {
    const monthly = { rhythm: "monthly", day: 28, hour: 0 } as const;
    expect(following(monthly, "2026-12-28T16:00:00.000Z")).toBe("2027-01-27T16:00:00.000Z");
    expect(following(monthly, "2027-02-01T00:00:00.000Z")).toBe("2027-02-27T16:00:00.000Z");
  });
});
