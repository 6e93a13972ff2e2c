import { describe, expect, it } from "vitest";
import { classificationAnswers } from "@/lib/testing/classification-form";
import { outcomeOf } from "./outcome";
import { publishedRuleSet } from "./published";
import { statusOrder, strictestOf } from "./strictest";

const compiled = publishedRuleSet()?.compiled;
if (compiled === undefined) throw new Error("no rule set is published");
const { ruleSet } = compiled;
const verdict = (status: string | null, of: string | null = null) => ({
  status,
  class: of,
  reasons: [],
  rules: [],
  open: [],
  missing: [],
});
const one = (status: string | null, of: string | null, tier: string) => ({
  results: { CN: verdict(status, of), EU: verdict("non-device") },
  tier,
});

describe("the result of an application", () => {
  it("ranks every status that a rule can give", () => {
    const given = ruleSet.rules.flatMap((rule) => (rule.kind === "status" ? [rule.outcome.status] : []));
    expect([...new Set(given)].filter((status) => !statusOrder.includes(status))).toEqual([]);
  });

  it.each([
    ["non-device", "device", "device"],
    ["device-ambiguous", "device", "device"],
    ["non-device", "needs-review", "needs-review"],
    ["undetermined", "device-ambiguous", "device-ambiguous"],
    ["undetermined", "non-device", "undetermined"],
  ])("of %s and %s is %s", (a, b, strictest) => {
    for (const pair of [
      [a, b],
      [b, a],
    ]) {
      const found = strictestOf(
        ruleSet,
        pair.map((status) => one(status ?? null, null, "T1")),
      );
      expect(found?.results).toEqual({
        CN: { status: strictest, class: null },
        EU: { status: "non-device", class: null },
      });
    }
  });

  it("takes the highest class and tier of any module, and an open class above both", () => {
    const modules = [
      one("device", "II", "T2"),
      one("device-ambiguous", "III", "T3"),
      one("non-device", null, "T4"),
    ];
    expect(strictestOf(ruleSet, modules)).toMatchObject({ results: { CN: { class: "III" } }, tier: "T4" });
    const open = [...modules, one("device", "undetermined", "T1")];
    expect(strictestOf(ruleSet, open)?.results.CN?.class).toBe("undetermined");
  });

  it("of one module is that of the module, of none there is none", () => {
    const outcome = outcomeOf(compiled, classificationAnswers(), "2026-11-01");
    const found = strictestOf(ruleSet, [outcome]);
    expect(found?.tier).toBe(outcome.tier);
    expect(found?.results.CN).toEqual({
      status: outcome.results.CN?.status,
      class: outcome.results.CN?.class,
    });
    expect(strictestOf(ruleSet, [])).toBeNull();
  });
});
