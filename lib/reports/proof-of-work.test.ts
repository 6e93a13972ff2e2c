import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadingZeroBits, sealOf, solve, workText } from "./proof-of-work";
import { ONE_BLOCK, sha256Words } from "./sha256";

const hex = (words: Int32Array) =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

describe("SHA-256 of one block", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("of %j is the published value", (text, digest) => {
    expect(hex(sha256Words(text))).toBe(digest);
  });

  it("agrees with Node's for every ASCII text that fits, and refuses a longer one", () => {
    const ascii = fc.string({ unit: "grapheme-ascii", maxLength: ONE_BLOCK });
    fc.assert(
      fc.property(ascii, (text) => {
        expect(hex(sha256Words(text))).toBe(createHash("sha256").update(text).digest("hex"));
      }),
    );
    expect(() => sha256Words("x".repeat(ONE_BLOCK + 1))).toThrow(RangeError);
  });
});

describe("the work", () => {
  it.each([
    [[-1], 0],
    [[1, 0], 31],
    [[0, 1 << 30], 33],
    [[0, 0], 64],
  ])("%j begins with %i zero bits", (words, bits) => {
    expect(leadingZeroBits(words)).toBe(bits);
  });

  it("finds the first counter that has the bits", () => {
    const seal = "s".repeat(43);
    const bitsOf = (counter: number) => leadingZeroBits(sha256Words(workText(seal, counter)));
    const counter = solve(`id.1.8.${seal}`, 8);
    expect(bitsOf(counter)).toBeGreaterThanOrEqual(8);
    for (let earlier = 0; earlier < counter; earlier += 1) expect(bitsOf(earlier)).toBeLessThan(8);
    expect(sealOf(`id.1.8.${seal}`)).toBe(seal);
    // Ten digits are more than anybody will count; seal and counter stay within one block.
    expect(workText(seal, 9_999_999_999).length).toBeLessThanOrEqual(ONE_BLOCK);
  });
});
