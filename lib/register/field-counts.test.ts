import { describe, expect, it } from "vitest";
import { countFields } from "./field-counts";

const stated = (value: string | null, source: string, verifiedOn?: string) => ({
  value,
  source,
  asOf: "2026-03-02",
  ...(verifiedOn ? { verifiedOn } : {}),
});

describe("countFields", () => {
  it("counts every field once: blank, verified, or under who stated it", () => {
    const counts = countFields({
      a: stated("x", "public_source"),
      b: stated("x", "hospital"),
      c: stated("x", "hospital", "2026-06-18"),
      d: stated(null, "hospital", "2026-06-18"),
      e: stated("x", "observed", "2026-06-18"),
      f: { value: [], source: "hospital", asOf: "2026-03-02" },
      g: { value: false, source: "hospital", asOf: "2026-03-02" },
    });
    expect(counts).toEqual({
      total: 7,
      blank: 2,
      public_source: 1,
      hospital: 2,
      reviewer: 1,
      observed: 1,
    });
  });

  it("finds nothing in an empty record", () => {
    expect(countFields({}).total).toBe(0);
  });
});
