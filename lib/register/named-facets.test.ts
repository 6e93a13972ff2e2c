import { expect, it } from "vitest";
import { facetsNamed } from "./named-facets";

it.each([
  ["浙江", "province", "330000"],
  ["浙江省", "province", "330000"],
  ["Zhejiang", "province", "330000"],
  ["inner mongolia", "province", "150000"],
  ["三级", "level", "tertiary"],
])("%s names a value of a facet", (q, name, value) => {
  expect(facetsNamed(q)).toContainEqual({ name, value });
});

it.each([null, "", "浙", "协和", "浙江大学", "%"])("%s names none", (q) =>
  expect(facetsNamed(q)).toEqual([]),
);
