import { describe, expect, it } from "vitest";
import { canonicalDigest, sha256Hex } from "./digest";

describe("sha256Hex", () => {
  // FIPS 180-4 examples.
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("of %j", (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(digest);
  });
});

describe("canonicalDigest", () => {
  it("is the digest of the canonical text, whatever the order of members", () => {
    expect(canonicalDigest({ b: [1, "医"], a: null })).toBe(sha256Hex('{"a":null,"b":[1,"医"]}'));
    expect(canonicalDigest({ a: null, b: [1, "医"] })).toBe(canonicalDigest({ b: [1, "医"], a: null }));
  });

  it("differs between a number and its text", () => {
    expect(canonicalDigest({ a: 1 })).not.toBe(canonicalDigest({ a: "1" }));
  });
});
