import { describe, expect, it } from "vitest";
import type { Provenance } from "@/db/values";
import { afterConfirmation, afterEdit, afterVerification, blanksOf, servedProvenance } from "./provenance";

const publicSource = { title: "公告", url: "https://news.example/1", date: "2025-03", mayLink: true };
const known: Provenance = {
  name: { source: "public_source", asOf: "2025-03", publicSource, verifiedOn: "2026-01-02" },
  size: { source: "hospital", asOf: "2026-01-01", nullReason: "unknown" },
};
const fields = ["name", "size"];
const before = { values: { name: "甲", size: null }, provenance: known };

describe("provenance after an edit", () => {
  it("keeps a field that did not change, with its source and its verification", () => {
    const after = afterEdit(
      before,
      { values: { name: "甲", size: null }, blanks: { size: "unknown" } },
      fields,
      "2026-11-23",
    );
    expect(after).toEqual(known);
  });

  it("makes a changed value the hospital's of that day and drops its verification", () => {
    const after = afterEdit(
      before,
      { values: { name: "乙", size: null }, blanks: { size: "unknown" } },
      fields,
      "2026-11-23",
    );
    expect(after.name).toEqual({ source: "hospital", asOf: "2026-11-23" });
    expect(after.size).toEqual(known.size);
  });

  it("treats another reason for the same blank as a change", () => {
    const after = afterEdit(
      before,
      { values: { name: "甲", size: null }, blanks: { size: "withheld" } },
      fields,
      "2026-11-23",
    );
    expect(after.size).toEqual({ source: "hospital", asOf: "2026-11-23", nullReason: "withheld" });
  });

  it("drops the reason when the blank is filled", () => {
    const after = afterEdit(before, { values: { name: "甲", size: 671 }, blanks: {} }, fields, "2026-11-23");
    expect(after.size).toEqual({ source: "hospital", asOf: "2026-11-23" });
  });
});

describe("provenance after people stood for it", () => {
  it("turns public-source values into the hospital's and keeps the source beside them", () => {
    expect(afterConfirmation(known, "2026-11-23").name).toMatchObject({
      source: "hospital",
      asOf: "2026-11-23",
      publicSource,
    });
  });

  it("marks every field verified and keeps the older date where one stands", () => {
    const after = afterVerification(known, "2026-11-23");
    expect(after.name?.verifiedOn).toBe("2026-01-02");
    expect(after.size?.verifiedOn).toBe("2026-11-23");
  });

  it("counts a configuration as confirmed and verified with its deployment, at the deployment's revision only", () => {
    const [confirmedAt, verifiedAt] = [new Date("2026-11-22T17:00:00Z"), new Date("2026-11-23T17:00:00Z")];
    const stood = { revision: 2, confirmedRevision: 2, confirmedAt, verifiedRevision: 2, verifiedAt };
    const own = { size: { source: "public_source", asOf: "2026-01-01" } } as const;
    const confirmed = { source: "hospital", asOf: "2026-11-23" };
    expect(servedProvenance(own, stood).size).toEqual({ ...confirmed, verifiedOn: "2026-11-24" });
    expect(servedProvenance(own, { ...stood, verifiedRevision: 1 }).size).toEqual(confirmed);
    expect(servedProvenance(own, { ...stood, revision: 3 })).toEqual(own);
  });

  it("gives a form the reasons of the blanks", () => {
    expect(blanksOf(known)).toEqual({ size: "unknown" });
  });
});
