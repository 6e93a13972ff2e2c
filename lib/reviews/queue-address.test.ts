import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewLevels, reviewStates } from "@/db/values/reviews";
import { parseQueue, queuePath, queueTiers, statesOf } from "./queue-address";
import { queueViews } from "./schema";

const orNull = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const query = fc.record({
  view: fc.constantFrom(...queueViews),
  state: orNull(reviewStates),
  level: orNull(reviewLevels),
  tier: orNull(queueTiers),
  province: orNull(["330000", "510000"]),
  isDueThisWeek: fc.boolean(),
  q: orNull(["RV-2026-000017", "示范 & 医院"]),
  after: orNull(["44_018f3c2e-0000-7000-8000-000000000001"]),
});

const read = (path: string) =>
  parseQueue(Object.fromEntries(new URL(path, "https://portal.example").searchParams));

describe("the address of the queue", () => {
  it("holds all of its state", () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(read(queuePath(asked))).toEqual(asked);
      }),
    );
  });

  it("is the plain page for one's own cases", () => {
    expect(queuePath({ view: "mine" })).toBe("/reviews");
    expect(parseQueue({}).view).toBe("mine");
  });

  it("counts what is unknown or malformed as not said", () => {
    const raw = { list: "everything", state: "lost", tier: "T9", province: "000000", due: "year" };
    expect(parseQueue({ ...raw, after: "" })).toEqual(parseQueue({}));
    expect(parseQueue({ tier: ["T2", "T3"] }).tier).toBe("T2");
  });

  it("leaves no choice of a state that always holds in a view", () => {
    expect(statesOf("mine")).toEqual([]);
    expect(statesOf("closed")).toEqual(["decided", "superseded", "withdrawn"]);
    expect(statesOf("all")).toEqual(reviewStates);
  });
});
