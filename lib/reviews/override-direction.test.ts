import { expect, it } from "vitest";
import { overrideDirection } from "./override-direction";

const verdict = (status: string | null, level: string | null = null) => ({ status, class: level });

it.each([
  ["raised", verdict("non-device"), verdict("device", "III")],
  ["raised", verdict("device", "II"), verdict("device", "III")],
  ["raised", verdict("device-ambiguous", "III"), verdict("device", "II")],
  ["raised", verdict("undetermined"), verdict("device", "II")],
  ["lowered", verdict("device", "III"), verdict("device", "II")],
  ["lowered", verdict("device", "II"), verdict("non-device")],
  ["lowered", verdict("device-ambiguous"), verdict("non-device")],
  ["lowered", verdict("undetermined"), verdict("non-device")],
  // Nobody can say on which side of a class one lies that is not settled.
  [null, verdict("device", "undetermined"), verdict("device", "II")],
  [null, verdict(null), verdict("device", "II")],
])("is %s from %o to %o", (direction, derived, set) => {
  expect(overrideDirection(derived, set)).toBe(direction);
});
