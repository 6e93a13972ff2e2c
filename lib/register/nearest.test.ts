import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, nearestWords } from "./nearest";

describe("distance", () => {
  it.each([
    ["xeihe", "xiehe", 1],
    ["unoin", "union", 1],
    ["depseek", "deepseek", 1],
    ["kitten", "sitting", 3],
    ["", "ab", 2],
    ["same", "same", 0],
  ])("of %s and %s is %i", (one, other, slips) => expect(distance(one, other)).toBe(slips));

  it("is the same both ways and no more than the longer word", () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one));
        expect(distance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe("nearestWords", () => {
  const known = ["xiehe", "xieke", "union", "peking", "deepseek"];
  it("forgives one slip in a short word, two in a long one, none in a very short one", () => {
    expect(nearestWords("xeihe", known)).toEqual(["xiehe"]);
    expect(nearestWords("depsekk", known)).toEqual([]);
    expect(nearestWords("depseekk", known)).toEqual(["deepseek"]);
    expect(nearestWords("xie", ["xia"])).toEqual([]);
    expect(nearestWords("xiehe", ["xiehe"])).toEqual([]);
    expect(nearestWords("peking", ["pekimg", "pekin", "beking"])).toEqual(
      ["beking", "pekimg", "pekin"].sort(),
    );
  });
});
