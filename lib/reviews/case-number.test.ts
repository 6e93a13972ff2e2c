import { describe, expect, it } from "vitest";
import { canonicalCaseNumber, formatCaseNumber } from "./case-number";

describe("case numbers", () => {
  it.each([["RV-2026-000017"], ["rv2026000017"], ["ｒｖ－２０２６－０００１７"], [" RV–2026 17 "]])(
    "%j is read as it is printed",
    (typed) => {
      expect(canonicalCaseNumber(typed)).toBe("RV-2026-000017");
    },
  );

  it("keep every digit of a long count", () => {
    expect(canonicalCaseNumber(formatCaseNumber("2031", 1_234_567))).toBe("RV-2031-1234567");
  });

  it.each(["", "RV", "RV-2026", "RV-2026-000000", "RV-1999-000017", "APP-2026-000017", "RV-2026-17x"])(
    "%j is none",
    (typed) => {
      expect(canonicalCaseNumber(typed)).toBeNull();
    },
  );
});
