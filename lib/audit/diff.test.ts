import { describe, expect, it } from "vitest";
import { sha256Hex } from "@/lib/digest";
import { fieldDiff } from "./diff";

describe("fieldDiff", () => {
  it("names the changed regulated fields and no other", () => {
    const before = { name: "甲", beds: 10, note: "a" };
    expect(fieldDiff(before, { name: "甲", beds: 12, note: "b" }, ["name", "beds"])).toEqual({
      beds: { from: 10, to: 12 },
    });
  });

  it("is null when nothing regulated changed", () => {
    expect(fieldDiff({ name: "甲", note: "a" }, { name: "甲", note: "b" }, ["name"])).toBeNull();
  });

  it("compares by canonical JSON: the order of members does not matter, the order of a list does", () => {
    expect(fieldDiff({ f: { a: 1, b: 2 } }, { f: { b: 2, a: 1 } }, ["f"])).toBeNull();
    expect(fieldDiff({ f: [1, 2] }, { f: [2, 1] }, ["f"])).toEqual({ f: { from: [1, 2], to: [2, 1] } });
  });

  it("takes absent, undefined and null for the same", () => {
    expect(fieldDiff({ a: null }, { a: undefined }, ["a", "b"])).toBeNull();
  });

  it("starts from null for a new object and ends in null for one that is gone", () => {
    expect(fieldDiff(null, { name: "甲" }, ["name"])).toEqual({ name: { from: null, to: "甲" } });
    expect(fieldDiff({ name: "甲" }, null, ["name"])).toEqual({ name: { from: "甲", to: null } });
  });

  it("never shows a secret, not even one inside a regulated field or regulated by mistake", () => {
    const before = { endpoint: { url: "https://a", apiKey: "old", list: [{ apiKey: "x" }] }, apiKey: "old" };
    const after = { endpoint: { url: "https://b", apiKey: "new", list: [{ apiKey: "y" }] }, apiKey: "new" };
    const diff = fieldDiff(before, after, ["endpoint", "apiKey"], ["apiKey"]);
    expect(diff).toEqual({
      endpoint: { from: { url: "https://a", list: [{}] }, to: { url: "https://b", list: [{}] } },
    });
    expect(fieldDiff({ e: { apiKey: "old" } }, { e: { apiKey: "new" } }, ["e"], ["apiKey"])).toBeNull();
  });

  it("keeps digest and length of a long text", () => {
    expect(fieldDiff({ t: null }, { t: "医😀" }, [{ field: "t", as: "digest" }])).toEqual({
      t: { from: null, to: { sha256: sha256Hex("医😀"), length: 2 } },
    });
  });
});
