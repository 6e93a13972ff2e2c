import { expect, it } from "vitest";
import { exportSlots } from "./export-slots";

it("gives so many places at once, fewer to one address, and each back once", () => {
  const take = exportSlots({ atOnce: 3, perAddress: 2 });
  const [first, second] = [take("a"), take("a")];
  expect(take("a")).toBeNull();
  expect(take("b")).not.toBeNull();
  expect(take("c")).toBeNull();
  first?.();
  first?.();
  expect(take(null)).not.toBeNull();
  expect(take("c")).toBeNull();
  second?.();
  expect(take("a")).not.toBeNull();
});
