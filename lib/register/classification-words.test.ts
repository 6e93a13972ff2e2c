import { expect, it } from "vitest";
import { classificationWords } from "./classification-words";

const derived = {
  results: {
    CN: { status: "device-ambiguous", class: "per-catalogue" },
    "EU-AIA": { status: "high-risk", class: null },
    IMDRF: { status: null, class: "III" },
    US: { status: null, class: null },
  },
  tier: "T3",
  asOf: "2026-11-01",
  ruleSet: { version: "1.0.0" },
  modules: 1,
  decision: null,
};

it("says each place, the tier, the rule set and that nobody has decided", () => {
  expect(classificationWords(derived, "zh-CN")).toBe(
    "CN 属性不明确 按分类目录定类 · EU-AIA 高风险 · IMDRF III · US – · T3 · 1.0.0 · 推导结果，尚未决定",
  );
});

it("says it when the authority has decided", () => {
  const decided = {
    ...derived,
    results: {},
    tier: null,
    decision: {
      standing: "override" as const,
      authority: "nmpa",
      caseNumber: "RV-2026-000001",
      decidedOn: "2026-11-27",
      overrides: [],
    },
  };
  expect(classificationWords(decided, "en")).toBe("1.0.0 · Decided otherwise by the authority");
});
