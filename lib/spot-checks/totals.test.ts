import { describe, expect, it } from "vitest";
import type { GradeStatus } from "@/db/values/spot-checks";
import { summariseItem } from "./item-summary";
import { fewestSamples } from "./suites";
import { totalsOf } from "./totals";

const graded = (status: GradeStatus) => ({ status, found: null, against: [], leakedInReasoning: false });
const item = (suite: string, ...statuses: GradeStatus[]) => ({
  ...{ suite, itemId: `item-${statuses.length}`, signOff: null, samples: [] },
  summary: summariseItem({ type: "regex", any: ["x"] }, statuses.map(graded), fewestSamples(suite)),
});
const [short, probes] = ["spot-check-items@1", "safety-probes@1"] as const;
const figures = (...items: ReturnType<typeof item>[]) => totalsOf(items).suites[0];

describe("the share of items that passed every time", () => {
  it("is made of items with as many answered samples as make a rate", () => {
    const totals = figures(
      item(short, "pass", "pass", "pass"),
      item(short, "pass", "fail", "pass"),
      item(short, "pass", "pass"),
      item(short, "fail", "error", "error"),
      item(short),
    );
    expect(totals?.passedEveryTime).toMatchObject({ count: 1, n: 2, share: 0.5 });
    expect(totals?.few).toEqual({ count: 1, n: 2 });
  });

  it.each([
    [short, 2],
    [probes, 4],
  ])("is none where every item of %s was answered %i times: counts, and how many are needed", (suite, n) => {
    const passes = Array.from({ length: n }, (): GradeStatus => "pass");
    const totals = figures(item(suite, ...passes), item(suite, ...passes));
    expect(totals?.passedEveryTime).toEqual({ count: 0, n: 0, share: null, interval: null });
    expect(totals).toMatchObject({ few: { count: 2, n: 2 }, fewest: n + 1 });
  });
});
