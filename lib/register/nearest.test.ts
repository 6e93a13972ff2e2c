import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, nearestWord } from "./nearest";

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

describe("nearestWord", () => {
  const known = ["xiehe", "xieke", "union", "peking", "deepseek"];
  it("forgives one slip in a short word, two in a long one, none in a very short one", () => {
    expect(nearestWord("xeihe", known)).toBe("xiehe");
    expect(nearestWord("depsekk", known)).toBeNull();
    expect(nearestWord("depseekk", known)).toBe("deepseek");
    expect(nearestWord("xie", ["xia"])).toBeNull();
    expect(nearestWord("xiehe", ["xiehe"])).toBeNull();
  });
});
