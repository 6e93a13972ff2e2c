import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkUscc, normaliseUscc, organisationCodeCheck, usccCheckCharacter } from "./uscc";

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const symbol = fc.constantFrom(...alphabet);
const first17 = fc
  .tuple(
    fc.string({ unit: symbol, minLength: 2, maxLength: 2 }),
    fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 6, maxLength: 6 }),
    fc.string({ unit: symbol, minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(""));

describe("checkUscc", () => {
  it.each([
    ["91350100M000100Y43", "published example"],
    ["12990000MYN000014C", "public institution"],
    ["52990000MYN0000148", "private non-profit"],
    ["N2990000MYN000014N", "letter in position 1"],
    ["A1990000MYN0000146", "letter in position 1"],
    ["12990000MYN0006390", "check character 0"],
  ])("accepts %s (%s) without a warning", (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, warnings: [] });
  });

  it("names the expected check character of a wrong code", () => {
    expect(checkUscc("12990000MYN000014D")).toEqual({
      ok: false,
      problem: "check",
      expected: "C",
      actual: "D",
    });
  });

  it.each(["12990000SYN000014C", "12990000MYN00001 4", "12990000myn000014c", "129900A0MYN000014C"])(
    "refuses a character outside the standard: %s",
    (code) => {
      expect(checkUscc(code)).toEqual({ ok: false, problem: "characters" });
    },
  );

  it.each(["", "12990000MYN000014", "12990000MYN000014CC"])("refuses another length: %j", (code) => {
    expect(checkUscc(code)).toMatchObject({ ok: false, problem: "length", expected: "18" });
  });

  it("warns about an inner check that fails and a kind that is unusual, without refusing", () => {
    const odd = "33990000MYN000015";
    expect(checkUscc(odd + usccCheckCharacter(odd))).toEqual({
      ok: true,
      warnings: ["organisation-check", "unusual-kind"],
    });
  });

  it("accepts every code made with its own check character", () => {
    fc.assert(fc.property(first17, (body) => checkUscc(body + usccCheckCharacter(body)).ok));
  });

  it("detects any single changed character", () => {
    fc.assert(
      fc.property(first17, fc.nat(17), symbol, (body, position, other) => {
        const code = body + usccCheckCharacter(body);
        fc.pre(code.charAt(position) !== other);
        const changed = code.slice(0, position) + other + code.slice(position + 1);
        return !checkUscc(changed).ok;
      }),
      { numRuns: 2000 },
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof checkUscc(text).ok === "boolean"));
  });
});

describe("the parts", () => {
  it("computes the organisation check of the published example and refuses other shapes", () => {
    expect(organisationCodeCheck("M000100Y")).toBe("4");
    expect(() => organisationCodeCheck("M000100")).toThrow(RangeError);
  });

  it("refuses a body with a letter outside the alphabet", () => {
    expect(() => usccCheckCharacter("12990000SYN000014")).toThrow(RangeError);
  });

  it("brings pasted text into the written form", () => {
    expect(normaliseUscc(" １２９９００００ｍｙｎ ０００１４c ")).toBe("12990000MYN00014C");
  });
});
