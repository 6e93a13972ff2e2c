import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimStands, type Provenance } from "@/db/values";
import { claimOffers, claimProblems, claimValues, openClaims, publishedValue } from "./claims";
import { afterConfirmation, afterEdit, afterVerification } from "./provenance";

const publicSource = { title: "公告", url: "https://a.example/1", date: "2025-03", mayLink: false };
const provenance: Provenance = {
  city: { source: "public_source", asOf: "2025-03", publicSource },
  level: { source: "public_source", asOf: "2025-03", nullReason: "unknown", publicSource },
  type: { source: "hospital", asOf: "2026-01-01" },
  participation: { source: "public_source", asOf: "2025-03", publicSource },
};
const record = {
  values: { city: "杭州市", level: null, type: "general_hospital", participation: "unverified" },
  provenance,
};
const fields = Object.keys(provenance);

describe("what a hospital has to answer to", () => {
  it("is what a public source says, not what it is silent about, nor what the hospital or the portal says", () => {
    expect(fields.map((field) => publishedValue(record, field))).toEqual([
      "杭州市",
      undefined,
      undefined,
      undefined,
    ]);
    expect(openClaims(record)).toEqual(["city"]);
    expect(claimOffers(record, fields)).toEqual({
      city: { value: "杭州市", source: { ...publicSource, url: "" }, words: undefined },
    });
    expect(claimValues(record, fields)).toEqual({ claims: { city: { stand: "", evidence: "" } } });
  });

  it.each([
    ["杭州市", undefined, null],
    ["宁波市", undefined, "claimStand"],
    [null, undefined, "claimStand"],
    ["杭州市", "right", null],
    ["宁波市", "right", "claimRight"],
    [null, "right", "claimRight"],
    ["宁波市", "corrected", null],
    ["杭州市", "corrected", "claimCorrected"],
    [null, "corrected", "claimCorrected"],
    [null, "gap", null],
    ["宁波市", "gap", "claimGap"],
  ] as const)("for %s with %s is %s", (city, stand, code) => {
    const claims = stand === undefined ? {} : { city: { stand } };
    const problems = claimProblems(record, { ...record.values, city }, claims);
    expect(problems).toEqual(code === null ? [] : [{ path: "city", code }]);
  });
});

describe("an answer", () => {
  const answered = (city: string | null, stand: (typeof claimStands)[number]) =>
    afterEdit(
      record,
      {
        values: { ...record.values, city },
        blanks: { city: "withheld" },
        claims: { city: { stand, evidence: "https://b.example" } },
      },
      fields,
      "2026-11-24",
    );

  it("keeps the source and what it said, and can be changed until it is verified", () => {
    const corrected = answered("宁波市", "corrected");
    expect(corrected.city).toEqual({
      source: "hospital",
      asOf: "2026-11-24",
      publicSource,
      claim: { stand: "corrected", published: "杭州市", evidence: "https://b.example" },
    });
    const now = { values: { ...record.values, city: "宁波市" }, provenance: corrected };
    expect(openClaims(now)).toEqual([]);
    expect(publishedValue(now, "city")).toBe("杭州市");
    const again = { ...record.values, city: "杭州市" };
    expect(claimProblems(now, again, { city: { stand: "right" } })).toEqual([]);
    expect(claimProblems(now, again, {})).toEqual([{ path: "city", code: "claimStand" }]);
    const verified = afterVerification(afterConfirmation(corrected, "2026-11-25"), "2026-11-26");
    expect(verified.city).toEqual({
      source: "hospital",
      asOf: "2026-11-24",
      publicSource,
      verifiedOn: "2026-11-26",
    });
    expect(publishedValue({ ...now, provenance: verified }, "city")).toBeUndefined();
  });

  it("given twice changes nothing, so that it is one statement", () => {
    fc.assert(
      fc.property(fc.constantFrom(...claimStands), (stand) => {
        const city = { right: "杭州市", corrected: "宁波市", gap: null }[stand];
        const once = answered(city, stand);
        const after = { values: { ...record.values, city }, blanks: { city: "withheld" } } as const;
        const claims = { city: { stand, evidence: "https://b.example" } };
        const before = { values: after.values, provenance: once };
        const twice = afterEdit(before, { ...after, claims }, fields, "2026-12-01");
        expect(twice.city).toBe(once.city);
      }),
    );
  });
});
