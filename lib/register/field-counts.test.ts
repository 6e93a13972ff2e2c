import { describe, expect, it } from "vitest";
import { countFields, countRecord } from "./field-counts";

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
      f: { value: [], source: "hospital" },
      g: { value: false, source: "hospital" },
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

  it("counts a working copy by the same rule: a blank is no verified value, a field without provenance is the hospital's", () => {
    const verified = { source: "hospital", asOf: "2026-06-01", verifiedOn: "2026-06-02" } as const;
    const provenance = {
      name: verified,
      hosting: { ...verified, nullReason: "unknown" as const },
      stray: verified,
    };
    const values = { name: "平台", hosting: null, description: "说明", stray: "x" };
    expect(
      countRecord(["name", "hosting", "description", "startedOn"], { values, provenance }),
    ).toMatchObject({
      total: 4,
      reviewer: 1,
      hospital: 1,
      blank: 2,
    });
  });

  it("finds nothing in an empty record", () => {
    expect(countFields({}).total).toBe(0);
  });
});
