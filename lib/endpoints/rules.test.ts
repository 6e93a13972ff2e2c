import { describe, expect, it } from "vitest";
import {
  hasBudget,
  INSTITUTION_LIMITS,
  isQuiet,
  type Load,
  loadRefusal,
  PERSON_LIMITS,
  standingRefusal,
} from "./rules";
import { afterDecision } from "./state";

describe("quiet hours", () => {
  const day = { quietFrom: "12:00", quietTo: "14:00" };
  const night = { quietFrom: "22:00", quietTo: "06:00" };
  it.each([
    [day, "11:59", false],
    [day, "12:00", true],
    [day, "13:59", true],
    [day, "14:00", false],
    [night, "21:59", false],
    [night, "22:00", true],
    [night, "00:00", true],
    [night, "05:59", true],
    [night, "06:00", false],
    [{ quietFrom: null, quietTo: null }, "00:00", false],
  ])("%j at %s: %s", (hours, clock, quiet) => {
    expect(isQuiet(hours, clock)).toBe(quiet);
  });
});

describe("whether it may be called at all", () => {
  const open = { state: "approved", killedAt: null, quietFrom: "22:00", quietTo: "06:00" } as const;
  it("says the kill switch before the approval, and the approval before the hour", () => {
    const killed = { ...open, killedAt: new Date(), state: "suspended" } as const;
    expect(standingRefusal(killed, "23:00")).toBe("killed");
    expect(standingRefusal({ ...open, state: "pending" }, "23:00")).toBe("not-approved");
    expect(standingRefusal(open, "23:00")).toBe("quiet-hours");
    expect(standingRefusal(open, "12:00")).toBeNull();
  });
});

describe("how many at once, and in a minute", () => {
  const capacity = { maxInFlight: 2, perMinute: 30 };
  const none = { running: 0, perMinute: 0 };
  const load = (change: Partial<Load>): Load => ({
    endpoint: none,
    institution: none,
    person: null,
    ...change,
  });
  it.each([
    [load({ endpoint: { running: 1, perMinute: 29 } }), null],
    [load({ endpoint: { running: 2, perMinute: 0 } }), "busy"],
    [load({ endpoint: { running: 0, perMinute: 30 } }), "rate"],
    [load({ institution: { running: INSTITUTION_LIMITS.running, perMinute: 0 } }), "busy"],
    [load({ institution: { running: 0, perMinute: INSTITUTION_LIMITS.perMinute } }), "rate"],
    [load({ person: { running: PERSON_LIMITS.running } }), "person-busy"],
    [load({ person: { running: PERSON_LIMITS.running - 1 } }), null],
  ])("%j: %s", (given, refusal) => {
    expect(loadRefusal(given, capacity)).toBe(refusal);
  });
});

describe("a day's budget", () => {
  const budget = { calls: 10, tokens: 1_000, ms: 60_000 };
  const used = { calls: 9, tokens: 900, ms: 50_000 };
  it("has room up to its last call, token and second, and for nothing beyond", () => {
    expect(hasBudget(budget, used, { calls: 1, tokens: 100, ms: 10_000 })).toBe(true);
    for (const more of [{ calls: 2 }, { tokens: 101 }, { ms: 10_001 }]) {
      expect(hasBudget(budget, used, { calls: 1, tokens: 100, ms: 10_000, ...more })).toBe(false);
    }
  });
});

describe("a decision", () => {
  it.each([
    ["pending", "approve", "approved"],
    ["pending", "refuse", "refused"],
    ["approved", "suspend", "suspended"],
    ["suspended", "approve", "approved"],
    ["draft", "approve", null],
    ["refused", "approve", null],
    ["approved", "approve", null],
    ["approved", "refuse", null],
    ["pending", "suspend", null],
  ] as const)("of one that is %s: %s gives %s", (state, decision, after) => {
    expect(afterDecision(state, decision)).toBe(after);
  });
});
