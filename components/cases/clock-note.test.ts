import { describe, expect, it } from "vitest";
import { pausedDays } from "./clock-note";

const noon = (date: string) => new Date(`${date}T04:00:00Z`);
const stretch = (from: string, to: string | null, pauseReason: "information" | null) => ({
  startedAt: noon(from),
  endedAt: to === null ? null : noon(to),
  pauseReason,
});

describe("the days a clock stood still", () => {
  it("are working days of the pauses only", () => {
    const stretches = [
      stretch("2026-11-09", "2026-11-13", null),
      // Friday to Tuesday: the weekend between is no working day.
      stretch("2026-11-13", "2026-11-17", "information"),
      stretch("2026-11-17", null, null),
    ];
    expect(pausedDays(stretches, noon("2026-11-27"))).toBe(2);
  });

  it("go on while a pause is open, over a holiday without counting it", () => {
    // 1 to 7 October is the national holiday.
    const stretches = [stretch("2026-09-30", null, "information")];
    expect(pausedDays(stretches, noon("2026-10-07"))).toBe(0);
    expect(pausedDays(stretches, noon("2026-10-08"))).toBe(1);
  });
});
