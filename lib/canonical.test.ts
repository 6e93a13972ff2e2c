import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CanonicalJsonError, canonicalJson, type JsonValue } from "./canonical";

/** RFC 8785 appendix B: IEEE 754 bits and the text they must have. */
const numbers: readonly [bits: string, text: string][] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

function fromBits(bits: string): number {
  return Buffer.from(bits, "hex").readDoubleBE();
}

function reasonOf(value: unknown): string {
  try {
    // Values the type forbids still arrive at run time; that is what is tried here.
    return canonicalJson(value as JsonValue);
  } catch (error) {
    return error instanceof CanonicalJsonError ? error.reason : String(error);
  }
}

describe("canonicalJson, published vectors of RFC 8785", () => {
  it.each(numbers)("writes the number %s as %s", (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text);
  });

  it("writes the sample of section 3.2.2", () => {
    const source = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
      "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
    expect(canonicalJson(JSON.parse(source))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("sorts the keys of section 3.2.3 by UTF-16 code units", () => {
    const source = String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`;
    const values = Object.values(JSON.parse(canonicalJson(JSON.parse(source))) as object);
    const inOrder = canonicalJson(JSON.parse(source)).match(/:"([^"]+)"/g);
    expect(values).toHaveLength(7);
    expect(inOrder).toEqual([
      ':"Carriage Return"',
      ':"One"',
      ':"Control"',
      ':"Latin Small Letter O With Diaeresis"',
      ':"Euro Sign"',
      ':"Emoji: Grinning Face"',
      ':"Hebrew Letter Dalet With Dagesh"',
    ]);
  });
});

describe("canonicalJson refuses what JSON cannot say", () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  it.each([
    ["NaN", Number.NaN, "not-finite"],
    ["-Infinity", Number.NEGATIVE_INFINITY, "not-finite"],
    ["a lone high surrogate", "a\ud83d", "lone-surrogate"],
    ["a lone low surrogate in a key", { "\ude00": 1 }, "lone-surrogate"],
    ["undefined in an array", [1, undefined], "undefined"],
    ["a hole in an array", new Array(2), "undefined"],
    ["undefined alone", undefined, "undefined"],
    ["bigint", 1n, "unsupported-type"],
    ["a function", { f: () => 1 }, "unsupported-type"],
    ["a symbol", Symbol("s"), "unsupported-type"],
    ["a Date", new Date(0), "not-plain-object"],
    ["a Map", new Map(), "not-plain-object"],
    ["a cycle", cycle, "too-deep"],
  ])("%s", (_name, value, reason) => {
    expect(reasonOf(value)).toBe(reason);
  });

  it("drops undefined members and keeps null", () => {
    expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}');
  });

  it("keeps a member called __proto__", () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":2}'))).toBe('{"__proto__":2,"b":1}');
  });
});

describe("canonicalJson, properties", () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" });

  it("parses back to the same value", () => {
    fc.assert(
      fc.property(json, (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  it("does not depend on the order of members", () => {
    const member = fc.tuple(fc.string({ unit: "grapheme" }), json);
    fc.assert(
      fc.property(fc.uniqueArray(member, { selector: ([key]) => key }), (members) => {
        const forward = Object.fromEntries(members) as JsonValue;
        const backward = Object.fromEntries([...members].reverse()) as JsonValue;
        expect(canonicalJson(forward)).toBe(canonicalJson(backward));
      }),
    );
  });

  it("is its own fixed point", () => {
    fc.assert(
      fc.property(json, (value) => {
        const once = canonicalJson(value as JsonValue);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });
});
