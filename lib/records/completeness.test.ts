import { describe, expect, it } from "vitest";
import type { NullReason } from "@/db/values";
import { messages } from "@/lib/i18n/messages";
import { askedReason, askedSources } from "./asked-because";
import { completenessOf } from "./completeness";
import { fieldOf, versionFields } from "./version-fields";

const blank = (nullReason: NullReason) => ({ source: "hospital" as const, asOf: "2026-01-05", nullReason });

describe("how complete a record is", () => {
  it("counts what does not apply or is withheld as answered, what is unknown or was not asked as missing", () => {
    const values = { name: "平台", hosting: null, mlpsLevel: null, supplierName: null, integratorName: null };
    const provenance = {
      hosting: blank("unknown"),
      mlpsLevel: blank("withheld"),
      supplierName: blank("not_applicable"),
      integratorName: blank("not_asked"),
    };
    expect(completenessOf("deployment", { values, provenance })).toEqual({
      asked: 5,
      answered: 3,
      missing: [
        { kind: "deployment", field: "hosting", reason: "unknown" },
        { kind: "deployment", field: "integratorName", reason: "not_asked" },
      ],
    });
  });

  it("takes a blank nobody has given a reason for as not asked, and a configuration's under its own kind", () => {
    const stated = { values: { name: "平台", "configuration.tools": [] }, provenance: {} };
    expect(completenessOf("deployment", stated).missing).toEqual([
      { kind: "configuration", field: "tools", reason: "not_asked" },
    ]);
  });
});

describe("why a field is asked", () => {
  const fields = (["institution", "deployment", "application"] as const).flatMap((kind) =>
    versionFields(kind).map((name) => fieldOf(kind, name)),
  );

  it("is said of every field, in both languages", () => {
    expect(fields.length).toBeGreaterThan(60);
    for (const { kind, field } of fields) {
      const reason = askedReason(kind, field);
      expect([kind, field, reason]).not.toContain(null);
    }
    for (const locale of ["zh-CN", "en"] as const) {
      expect(Object.keys(messages[locale].asked.reason).sort()).toEqual(Object.keys(askedSources).sort());
    }
  });
});
