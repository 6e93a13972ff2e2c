import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FacetName, facetValues, noFilter, registerSorts, UNSTATED } from "./facets";
import { parseRegisterParameters, registerHref, searchLoss, searchText } from "./search-params";

const nothing = { ...noFilter, sort: "newest", after: null, before: null };

describe("parseRegisterParameters", () => {
  it("reads what the form sends", () => {
    expect(parseRegisterParameters({ q: "  DeepSeek 示范 ", province: "330000" })).toEqual({
      ...nothing,
      q: "DeepSeek 示范",
      province: ["330000"],
    });
  });

  it("takes empty fields of the form as not said", () => {
    expect(parseRegisterParameters({ q: " ", province: "" })).toEqual(nothing);
  });

  it("drops provinces that do not exist, and counties", () => {
    expect(parseRegisterParameters({ province: "999999" }).province).toEqual([]);
    expect(parseRegisterParameters({ province: "330100,330000" }).province).toEqual(["330000"]);
  });

  it("reads a facet as a form sends it and as a link writes it, in one order and each value once", () => {
    const chosen = ["tertiary", "primary", UNSTATED];
    expect(parseRegisterParameters({ level: ["unstated", "primary", "tertiary", "primary"] }).level).toEqual(
      chosen,
    );
    expect(parseRegisterParameters({ level: "primary,unstated,tertiary,nothing" }).level).toEqual(chosen);
    expect(parseRegisterParameters({ badge: UNSTATED }).badge).toEqual([]);
  });

  it("takes the first of a repeated parameter and ignores unknown ones", () => {
    expect(parseRegisterParameters({ q: ["a", "b"], sort: "drop table" })).toEqual({ ...nothing, q: "a" });
  });

  it("cuts a pasted paragraph and refuses an oversized cursor", () => {
    expect(parseRegisterParameters({ q: "字".repeat(500) }).q).toHaveLength(80);
    expect(parseRegisterParameters({ q: `${"字".repeat(79)}🏥` }).q).toBe("字".repeat(79));
    expect(parseRegisterParameters({ after: "x".repeat(201) }).after).toBeNull();
  });

  it("keeps the words that are looked for, and says what was left out", () => {
    const eight = "a b c d e f g h";
    expect(searchText(`${eight} i`)).toBe(eight);
    expect(searchLoss(`${eight} i`)).toBe("long");
    expect(searchLoss("字".repeat(81))).toBe("long");
    expect([searchText("((("), searchText("。，"), searchText("😀")]).toEqual([null, null, null]);
    expect(searchLoss("(((")).toBe("signs");
    for (const q of [eight, " 协和 ", "C++", "", undefined, ["协和", "x"]]) expect(searchLoss(q)).toBeNull();
  });

  it.each(["\0", "%00", "a\0b\u001f", "\u0085 "])(
    "drops control characters, which no row can hold (%j)",
    (q) => {
      expect(parseRegisterParameters({ q: decodeURIComponent(q) }).q ?? "").not.toMatch(/\p{Cc}/u);
      expect(searchText([q, "c"]) ?? "").not.toMatch(/\p{Cc}/u);
    },
  );

  it("drops what nobody sees, and finds a copied name all the same", () => {
    expect(searchText("\ufeff北京\u200b协和\u00ad\u202e医院\u200d")).toBe("北京协和医院");
    expect(searchText("\u200b")).toBeNull();
  });

  it("is left with nothing by control characters alone", () => {
    expect(parseRegisterParameters({ q: "\0" })).toEqual(nothing);
    expect(searchText("a\0b")).toBe("ab");
  });

  it("keeps one cursor of two", () => {
    expect(parseRegisterParameters({ after: "a", before: "b" })).toEqual({ ...nothing, after: "a" });
  });

  it("never throws, whatever the address holds", () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    const raw = fc.dictionary(
      fc.constantFrom("q", "province", "size", "sort", "after", "before", "__proto__"),
      value,
    );
    fc.assert(
      fc.property(raw, (parameters) => {
        const parsed = parseRegisterParameters(parameters);
        expect(Object.keys(parsed).sort()).toEqual(Object.keys(nothing).sort());
      }),
    );
  });
});

describe("registerHref", () => {
  it("is the bare list without filters", () => {
    expect(registerHref({})).toBe("/register");
    expect(registerHref({ q: "", province: [], sort: "newest" })).toBe("/register");
  });

  it("is read back as it was written", () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).filter((query) => searchText(query) === query);
    const some = (name: FacetName) => fc.subarray([...facetValues(name)]);
    fc.assert(
      fc.property(
        text,
        some("province"),
        some("size"),
        fc.constantFrom(...registerSorts),
        (q, province, size, sort) => {
          const url = new URL(registerHref({ q, province, size, sort }), "http://portal");
          const said = { ...nothing, q, province, size, sort };
          expect(parseRegisterParameters(Object.fromEntries(url.searchParams))).toEqual(said);
        },
      ),
    );
  });
});
