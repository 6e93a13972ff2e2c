import { describe, expect, it } from "vitest";
import { type Outcome, outcomeOf } from "@/lib/classification/outcome";
import { publishedRuleSet } from "@/lib/classification/published";
import { classificationCases } from "@/lib/testing/classification-cases";
import { forms } from "@/lib/testing/classification-forms";
import { dutiesFor, firstDue, standingOn } from "./rules";
import { duties, dutyOf, lawOf, obligationTable } from "./table";

const compiled = publishedRuleSet()?.compiled;
if (compiled === undefined) throw new Error("no rule set is published");
const { ruleSet, questionnaire } = compiled;

describe("the table of duties", () => {
  it("has a row for every obligation that a rule fires, and none that no rule does", () => {
    const fired = ruleSet.rules.flatMap((rule) =>
      rule.kind === "obligation" ? [rule.outcome.obligation] : [],
    );
    const rows = duties.flatMap(({ when }) => when.obligation ?? []);
    expect(fired.length).toBeGreaterThan(9);
    expect([...new Set(rows)].sort()).toEqual([...new Set(fired)].sort());
  });

  it("names flags, tiers, statuses and sources that the rule set knows", () => {
    const flags = ruleSet.rules.flatMap((rule) => (rule.kind === "flag" ? [rule.outcome.flag] : []));
    const sources = [...ruleSet.sources, ...obligationTable.sources].map(({ id }) => id);
    for (const { when, sources: cited } of duties) {
      if (when.flag !== undefined) expect(flags).toContain(when.flag);
      for (const tier of when.tiers ?? []) expect(ruleSet.tierOrder).toContain(tier);
      for (const status of Object.values(when.status ?? {}).flat())
        expect(ruleSet.statuses).toContain(status);
      for (const { source } of cited) expect(sources).toContain(source);
    }
    expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length);
  });

  it("has no row that nothing leads to", () => {
    const outcomes: Outcome[] = [
      ...classificationCases.map(({ answers, asOf }) => outcomeOf(compiled, answers, asOf)),
      ...forms(questionnaire, 2000, 5).map((answers) => outcomeOf(compiled, answers, "2026-11-01")),
    ];
    const reached = new Set(
      outcomes.flatMap((outcome) =>
        dutiesFor({ outcome, scenario: "clinical-service", isReopened: true }).map(({ id }) => id),
      ),
    );
    expect(duties.filter(({ id }) => !reached.has(id))).toEqual([]);
  });

  it("tells law from what the portal proposes", () => {
    const isLaw = (id: string) => duties.some((duty) => duty.id === id && lawOf(duty, ruleSet).length > 0);
    expect(["cn-mlps", "cn-genai-filing", "cn-adverse-event-clock"].map(isLaw)).toEqual([true, true, true]);
    expect(["evaluation-base", "partition", "monitoring-monthly"].map(isLaw)).toEqual([false, false, false]);
  });
});

describe("dates", () => {
  it("begin with the classification, or wait for a part of the portal", () => {
    const due = (id: string) => {
      const duty = dutyOf(id);
      return duty && firstDue(duty, "2026-11-26");
    };
    expect([due("cn-genai-filing"), due("evaluation-base")]).toEqual(["2026-12-26", null]);
  });
});

describe("how an obligation stands", () => {
  const dueOn = "2026-12-26";
  it.each([
    ["before its day", "2026-12-26", { dueOn, cadenceMonths: null, latest: null }, "due", dueOn],
    ["after its day", "2026-12-27", { dueOn, cadenceMonths: null, latest: null }, "overdue", dueOn],
    ["waiting for a module", "2030-01-01", { dueOn: null, cadenceMonths: 3, latest: null }, "not_due", null],
    [
      "waiting, whatever was attached",
      "2026-12-01",
      { dueOn: null, cadenceMonths: null, latest: { act: "evidence" as const, on: "2026-11-30" } },
      "not_due",
      null,
    ],
    [
      "with evidence",
      "2030-01-01",
      { dueOn, cadenceMonths: null, latest: { act: "evidence" as const, on: "2026-12-30" } },
      "met",
      null,
    ],
    [
      "with evidence that holds",
      "2027-06-30",
      { dueOn, cadenceMonths: 6, latest: { act: "evidence" as const, on: "2026-12-30" } },
      "met",
      "2027-06-30",
    ],
    [
      "with evidence that is too old",
      "2027-07-01",
      { dueOn, cadenceMonths: 6, latest: { act: "evidence" as const, on: "2026-12-30" } },
      "overdue",
      "2027-06-30",
    ],
    [
      "waived",
      "2030-01-01",
      { dueOn, cadenceMonths: 6, latest: { act: "waiver" as const, on: "2026-12-01" } },
      "waived",
      null,
    ],
  ])("%s", (_, today, given, state, due) => {
    expect(standingOn(today, given)).toEqual({ state, dueOn: due });
  });
});
