import { describe, expect, it } from "vitest";
import { actorRoles } from "@/db/values";
import { spotCheckStates } from "@/db/values/spot-checks";
import { callRefusals } from "@/lib/endpoints/rules";
import { isEnded, mayGrade, mayStop, next, sideOf } from "./rules";
import { isMomentary, mayComeBack, mayStillLoad, tryAgainAt } from "./waiting";

describe("the state of a check", () => {
  it("is moved by a pause, a resumption and a stop, and by nothing once it has ended", () => {
    const moves = spotCheckStates.map((state) => [
      state,
      next(state, "pause"),
      next(state, "resume"),
      next(state, "stop"),
    ]);
    expect(moves).toEqual([
      ["queued", "paused", null, "stopped"],
      ["running", "paused", null, "stopped"],
      ["paused", null, "queued", "stopped"],
      ["stopped", null, null, null],
      ["done", null, null, null],
      ["failed", null, null, null],
    ]);
    expect(spotCheckStates.filter(isEnded)).toEqual(["stopped", "done", "failed"]);
  });

  it("lets a hospital end and grade only what it began itself", () => {
    expect(actorRoles.filter((role) => sideOf(role) === "hospital")).toEqual([
      "hospital_it",
      "hospital_quality",
    ]);
    for (const may of [mayStop, mayGrade]) {
      expect([may("hospital", "hospital"), may("hospital", "authority")]).toEqual([true, false]);
      expect([may("authority", "hospital"), may("authority", "authority")]).toEqual([true, true]);
    }
  });
});

describe("a check waits", () => {
  const at = new Date("2026-11-27T15:30:00Z");
  const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

  it("for a model that loads, three quarters of an hour from its beginning", () => {
    expect([null, ago(44), ago(45)].map((since) => mayStillLoad(since, at))).toEqual([true, true, false]);
  });

  it("for a server that has gone, if it answered in the last ten minutes", () => {
    expect([null, ago(9), ago(10)].map((since) => mayComeBack(since, at))).toEqual([false, true, false]);
  });
});

describe("a refused check is tried again", () => {
  // 23:30 in Beijing.
  const at = new Date("2026-11-27T15:30:00Z");
  const when = (reason: (typeof callRefusals)[number], quietTo: string | null = null) =>
    tryAgainAt(reason, at, quietTo).toISOString();

  it("with the next day's budget, in Beijing", () => {
    expect(when("budget")).toBe("2026-11-27T16:00:00.000Z");
  });

  it("at the end of the quiet hours, today's or tomorrow's", () => {
    expect(when("quiet-hours", "23:45")).toBe("2026-11-27T15:45:00.000Z");
    expect(when("quiet-hours", "06:00")).toBe("2026-11-27T22:00:00.000Z");
  });

  it("in a minute where somebody must act first; places and rates pass by themselves", () => {
    expect(when("killed")).toBe("2026-11-27T15:31:00.000Z");
    expect(callRefusals.filter(isMomentary)).toEqual(["busy", "rate"]);
  });
});
