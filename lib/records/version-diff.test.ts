import { describe, expect, it } from "vitest";
import type { Provenance } from "@/db/values";
import { countChanged, diffVersions } from "./version-diff";

const stated = { source: "hospital", asOf: "2026-01-05" } as const;
const fields = ["name", "tools", "supplier"];
const version = (values: Record<string, unknown>, provenance: Provenance = {}) => ({
  values: { name: "平台", tools: ["检索"], supplier: null, ...values },
  provenance: {
    name: stated,
    tools: stated,
    supplier: { ...stated, nullReason: "unknown" as const },
    ...provenance,
  },
});

describe("two versions side by side", () => {
  it("names what has another value, from what to what, and folds the rest", () => {
    const diff = diffVersions(version({}), version({ name: "新平台" }), fields);
    expect(diff.unchanged).toEqual(["tools", "supplier"]);
    expect(diff.changed).toMatchObject([
      { field: "name", of: "value", before: { value: "平台" }, after: { value: "新平台" }, items: null },
    ]);
  });

  it("says of a list what came and what went", () => {
    const [change] = diffVersions(version({}), version({ tools: ["检索", "计算器"] }), fields).changed;
    expect(change?.items).toEqual({ added: ["计算器"], removed: [] });
    const [emptied] = diffVersions(version({}), version({ tools: null }), fields).changed;
    expect(emptied?.items).toEqual({ added: [], removed: ["检索"] });
  });

  it("tells a blank from a blank for another reason", () => {
    const withheld = version({}, { supplier: { ...stated, nullReason: "withheld" } });
    const diff = diffVersions(version({}), withheld, fields);
    expect(diff.changed.map(({ field, of }) => [field, of])).toEqual([["supplier", "value"]]);
    expect(countChanged(diff)).toBe(1);
  });

  it("shows the same value on another footing, and counts it for no change of value", () => {
    const verified = version({}, { name: { ...stated, verifiedOn: "2026-02-01" } });
    const diff = diffVersions(version({}), verified, fields);
    expect(diff.changed.map(({ field, of }) => [field, of])).toEqual([["name", "source"]]);
    expect(countChanged(diff)).toBe(0);
  });

  it("finds no difference between a version and itself, whatever the order of a compound's parts", () => {
    const a = version({ name: { topP: 1, temperature: 0.6 } });
    const b = version({ name: { temperature: 0.6, topP: 1 } });
    expect(diffVersions(a, b, fields).changed).toEqual([]);
  });
});
