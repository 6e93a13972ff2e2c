import { describe, expect, it } from "vitest";
import { nextAfter, unclaimed } from "./next-work";

const items = ["a", "b", "c"].map((id) => ({ id }));

describe("the next record", () => {
  it.each([
    [null, "a"],
    ["a", "b"],
    ["c", "a"],
    ["elsewhere", "a"],
  ])("after %s is %s", (open, next) => {
    expect(nextAfter(items, open)?.id).toBe(next);
  });

  it("is none where there is no other", () => {
    expect(nextAfter([], null)).toBeNull();
    expect(nextAfter([{ id: "a" }], "a")).toBeNull();
  });
});

describe("unclaimed records", () => {
  it("are those from a public source, by number", () => {
    const record = (number: string, badge: "public_source" | "reviewer_verified" | null) => ({
      id: number,
      number,
      badge,
    });
    const all = [record("DEP-2", "public_source"), record("DEP-3", null), record("DEP-1", "public_source")];
    expect(unclaimed(all).map(({ number }) => number)).toEqual(["DEP-1", "DEP-2"]);
    expect(unclaimed([record("INS-1", "reviewer_verified")])).toEqual([]);
  });
});
