import { expect, it } from "vitest";
import { slots } from "./slots";

it("gives so many places at once, fewer to each, and each back once", () => {
  const take = slots({ atOnce: 3, each: 2 });
  const [first, second] = [take("a"), take("a")];
  expect(take("a")).toBeNull();
  expect(take("b")).not.toBeNull();
  expect(take("c")).toBeNull();
  first?.();
  first?.();
  expect(take("")).not.toBeNull();
  expect(take("c")).toBeNull();
  second?.();
  expect(take("a")).not.toBeNull();
});

it("gives everybody theirs where only each is limited", () => {
  const take = slots({ each: 1 });
  expect(["a", "b", "c", "a"].map((who) => take(who) !== null)).toEqual([true, true, true, false]);
});
