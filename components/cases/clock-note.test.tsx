import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { yearWithoutHolidays } from "@/lib/reference/working-days";
import { caseClock } from "@/lib/reviews/case-clock";
import { ClockNote, daysAhead, pausedDays } from "./clock-note";

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

describe("the days ahead", () => {
  const clockSince = (from: string, pauseReason: "information" | null = null) =>
    caseClock([stretch(from, null, pauseReason)], 20, noon(from));
  const open = { closedAt: null, holder: null };

  it("are those a term and a claim lead to, so that one in a year without known holidays is seen", () => {
    const holder = { name: "审评员", until: noon("2026-12-02"), isMe: true };
    const found = daysAhead([{ ...open, clock: clockSince("2026-12-21"), holder }]);
    expect(found).toEqual(["2027-01-18", "2026-12-02"]);
    expect(found.map(yearWithoutHolidays)).toEqual(["2027", null]);
  });

  it("are none of a clock that stands, or of a closed case", () => {
    expect(daysAhead([{ ...open, clock: clockSince("2026-12-21", "information") }])).toEqual([]);
    expect(daysAhead([{ ...open, clock: clockSince("2026-12-21"), closedAt: noon("2026-12-22") }])).toEqual(
      [],
    );
  });
});

describe("the note of a term", () => {
  const [opened, closed, later] = [noon("2026-11-02"), noon("2026-11-05"), noon("2026-11-27")];
  const shown = (closedAt: Date | null) => {
    const stretches = [{ startedAt: opened, endedAt: closedAt, pauseReason: null }];
    return renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={messages.en} timeZone="Asia/Shanghai">
        <ClockNote
          clock={caseClock(stretches, 20, later)}
          stretches={stretches}
          openedAt={opened}
          closedAt={closedAt}
          at={later}
          ahead={[]}
        />
      </NextIntlClientProvider>,
    );
  };

  it("says of an open case what is left, and of a closed one how long it took and no more", () => {
    expect(shown(null)).toContain("1 day left");
    expect(shown(closed)).toContain("Closed 2026-11-05 after 3 working days of 20.");
    expect(shown(closed)).not.toContain("left");
  });
});
