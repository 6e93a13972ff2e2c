import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PORTAL_JURISDICTION } from "@/db/values";
import { provinceCodes } from "@/lib/reference/provinces";
import { covers, jurisdictionOf, NATION } from "./jurisdiction";

describe("a jurisdiction", () => {
  it("is a range of codes: province, city, county, nation", () => {
    expect(jurisdictionOf("330000")).toMatchObject({ from: "33", to: "33~" });
    expect(jurisdictionOf("330100")).toMatchObject({ from: "3301", to: "3301~" });
    expect(jurisdictionOf("330106")).toMatchObject({ from: "330106", to: "330106~" });
    expect(jurisdictionOf(NATION)).toMatchObject({ from: "0", to: "~" });
  });

  it("covers its own codes and no other province's", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...provinceCodes),
        fc.constantFrom(...provinceCodes),
        fc.integer({ min: 0, max: 9999 }),
        (own, other, rest) => {
          const code = other.slice(0, 2) + String(rest).padStart(4, "0");
          expect(covers(jurisdictionOf(own), code)).toBe(own === other);
          expect(covers(jurisdictionOf(NATION), code)).toBe(true);
        },
      ),
    );
  });

  it("never covers the portal's own stream, not even for the nation", () => {
    for (const code of [NATION, ...provinceCodes])
      expect(covers(jurisdictionOf(code), PORTAL_JURISDICTION)).toBe(false);
  });

  it.each(["33", "33000a", "", "~"])("refuses %s", (code) => {
    expect(() => jurisdictionOf(code)).toThrow();
  });
});
