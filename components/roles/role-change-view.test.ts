import { describe, expect, it } from "vitest";
import { actOn } from "./role-change-view";

describe("actOn", () => {
  const change = { userId: "person", proposedBy: "proposer" };
  it.each([
    ["proposer", true, "withdraw"],
    ["person", true, "concerned"],
    ["another", true, "decide"],
    ["auditor", false, "read"],
  ] as const)("offers %s (may decide: %s) to %s", (userId, mayDecide, act) => {
    expect(actOn(change, { userId, mayDecide })).toBe(act);
  });
});
