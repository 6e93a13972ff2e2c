import { describe, expect, it } from "vitest";
import { isDeviceIn, sharedPairs } from "./shared-places";

const app = (id: string, deploymentId: string, moduleId: string | null, isDevice: boolean) => ({
  id,
  deploymentId,
  moduleId,
  isDevice,
});

describe("device modules beside modules that are none", () => {
  it.each([
    ["on one deployment", app("a", "d1", null, true), app("b", "d1", null, false), true],
    ["on one infrastructure module", app("a", "d1", "m", true), app("b", "d2", "m", false), true],
    ["on two modules", app("a", "d1", "m", true), app("b", "d2", "n", false), false],
    ["on no known module", app("a", "d1", null, true), app("b", "d2", null, false), false],
    ["both devices", app("a", "d1", "m", true), app("b", "d1", "m", true), false],
    ["neither a device", app("a", "d1", "m", false), app("b", "d1", "m", false), false],
  ])("%s", (_, one, other, isShared) => {
    expect(sharedPairs([one, other])).toEqual(isShared ? [{ deviceId: "a", otherId: "b" }] : []);
  });

  it("counts what may be a device as one, and what nobody has settled not", () => {
    expect(isDeviceIn(["non-device", "device-ambiguous", null])).toBe(true);
    expect(isDeviceIn(["non-device", "undetermined", "needs-review", null])).toBe(false);
  });
});
