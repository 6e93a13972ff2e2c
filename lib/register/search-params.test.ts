import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRegisterParameters, registerHref, searchText } from "./search-params";

const nothing = { q: null, province: null, after: null, before: null };

describe("parseRegisterParameters", () => {
  it("reads what the form sends", () => {
    expect(parseRegisterParameters({ q: "  DeepSeek 示范 ", province: "330000" })).toEqual({
      ...nothing,
      q: "DeepSeek 示范",
      province: "330000",
    });
  });

  it("takes empty fields of the form as not said", () => {
    expect(parseRegisterParameters({ q: " ", province: "" })).toEqual(nothing);
  });

  it("drops provinces that do not exist, and counties", () => {
    expect(parseRegisterParameters({ province: "999999" }).province).toBeNull();
    expect(parseRegisterParameters({ province: "330100" }).province).toBeNull();
  });

  it("takes the first of a repeated parameter and ignores unknown ones", () => {
    expect(parseRegisterParameters({ q: ["a", "b"], sort: "drop table" })).toEqual({ ...nothing, q: "a" });
  });

  it("cuts a pasted paragraph and refuses an oversized cursor", () => {
    expect(parseRegisterParameters({ q: "字".repeat(500) }).q).toHaveLength(80);
    expect(parseRegisterParameters({ after: "x".repeat(65) }).after).toBeNull();
  });

  it.each(["\0", "%00", "a\0b\u001f", "\u0085 "])(
    "drops control characters, which no row can hold (%j)",
    (q) => {
      expect(parseRegisterParameters({ q: decodeURIComponent(q) }).q ?? "").not.toMatch(/\p{Cc}/u);
      expect(searchText([q, "c"]) ?? "").not.toMatch(/\p{Cc}/u);
    },
  );

  it("is left with nothing by control characters alone", () => {
    expect(parseRegisterParameters({ q: "\0" })).toEqual(nothing);
    expect(searchText("a\0b")).toBe("ab");
  });

  it("keeps one cursor of two", () => {
    expect(parseRegisterParameters({ after: "a", before: "b" })).toEqual({ ...nothing, after: "a" });
  });

  it("never throws, whatever the address holds", () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    const raw = fc.dictionary(fc.constantFrom("q", "province", "after", "before", "__proto__"), value);
    fc.assert(
      fc.property(raw, (parameters) => {
        const parsed = parseRegisterParameters(parameters);
        expect(Object.keys(parsed)).toEqual(["q", "province", "after", "before"]);
      }),
    );
  });
});

describe("registerHref", () => {
  it("is the bare list without filters", () => {
    expect(registerHref({})).toBe("/register");
    expect(registerHref({ q: "", province: null })).toBe("/register");
  });

  it("is read back as it was written", () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).filter((query) => query.trim() === query);
    fc.assert(
      fc.property(text, fc.constantFrom("110000", "810000", null), (q, province) => {
        const url = new URL(registerHref({ q, province }), "http://portal");
        expect(parseRegisterParameters(Object.fromEntries(url.searchParams))).toEqual({
          ...nothing,
          q,
          province,
        });
      }),
    );
  });
});
