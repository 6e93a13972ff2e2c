import { describe, expect, it } from "vitest";
import { stopOf } from "./listed-row";

const row = (kind: string, lifecycleStage: string | null, deploymentStage: string | null = null) => ({
  kind,
  lifecycleStage,
  deploymentStage,
});

describe("what of a row has stopped", () => {
  it("is the deployment before the use that runs on it", () => {
    expect(stopOf(row("application", "in_use", "suspended"))).toEqual({
      what: "deployment",
      stage: "suspended",
    });
    expect(stopOf(row("application", "retired", "retired"))).toEqual({
      what: "deployment",
      stage: "retired",
    });
    expect(stopOf(row("application", "suspended", "in_use"))).toEqual({
      what: "application",
      stage: "suspended",
    });
    expect(stopOf(row("deployment", "retired"))).toEqual({ what: "deployment", stage: "retired" });
  });

  it("is nothing of what runs, is planned or is not stated", () => {
    for (const stage of ["planned", "pilot", "in_use", null]) {
      expect(stopOf(row("application", stage, stage))).toBeNull();
    }
    expect(stopOf({ kind: "institution", lifecycleStage: null })).toBeNull();
  });
});
