import { expect, it } from "vitest";
import { forms, seeded, thinned } from "@/lib/testing/classification-forms";
import { oracle } from "@/lib/testing/classification-oracle";
import { classify } from "./classify";
import { compile } from "./compile";
import { publishedRuleSet } from "./published";
import { UNDETERMINED } from "./settle";
import { summaries } from "./summary";
import { classifyWithTrace } from "./trace";

const published = publishedRuleSet();
if (published === undefined) throw new Error("no rule set is published");
const { compiled } = published;
const { ruleSet, questionnaire } = compiled;
const dates = ["2025-07-30", "2026-01-05", "2026-01-06", "2026-11-01"] as const;

it("says of 2,000 whole and thinned forms what a second reading of the semantics says", () => {
  const random = seeded(5);
  const whole = forms(questionnaire, 1_000, 5);
  for (const [at, form] of [...whole, ...whole.map((each) => thinned(each, random))].entries()) {
    const asOf = dates[at % dates.length] ?? dates[0];
    const classification = classify(compiled, form, asOf);
    const expected = oracle(ruleSet, questionnaire, form, asOf);
    const said = summaries(compiled, classification);
    const pruned = Object.fromEntries(
      Object.entries(said).map(([place, { status, class: rank, missing }]) => [
        place,
        { status, class: rank, missing },
      ]),
    );
    const { prohibitions, obligations, flags, tier } = classification;
    expect({ form, asOf, results: pruned, tier: tier?.value, prohibitions, obligations, flags }).toEqual({
      form,
      asOf,
      ...expected,
    });
  }
});

it("classifies 20,000 forms alike twice, and finds no conflict", () => {
  const counts = { conflicts: 0, undetermined: 0 };
  for (const form of forms(questionnaire, 20_000, 47)) {
    const first = classify(compiled, form, "2026-11-01");
    expect(JSON.stringify(classify(compiled, { ...form }, "2026-11-01"))).toBe(JSON.stringify(first));
    const settled = Object.values(first.results).flatMap((verdict) => [verdict.status, verdict.class]);
    if (settled.some((each) => each?.isConflict)) counts.conflicts += 1;
    if (settled.some((each) => each?.value === UNDETERMINED)) counts.undetermined += 1;
  }
  expect(counts).toEqual({ conflicts: 0, undetermined: 0 });
});

it("keeps on completion whatever a partly answered form has settled", () => {
  const random = seeded(9);
  let settledOnes = 0;
  for (const form of forms(questionnaire, 4_000, 9)) {
    const partly = classify(compiled, thinned(form, random), "2026-11-01");
    const wholly = classify(compiled, form, "2026-11-01");
    for (const [place, { status, class: rank }] of Object.entries(partly.results)) {
      for (const [early, late] of [
        [status, wholly.results[place]?.status],
        [rank, wholly.results[place]?.class],
      ] as const) {
        if (early == null || early.value === UNDETERMINED) continue;
        settledOnes += 1;
        expect(late?.value).toBe(early.value);
      }
    }
    expect(wholly.prohibitions).toEqual(expect.arrayContaining([...partly.prohibitions]));
    expect(wholly.flags).toEqual(expect.arrayContaining([...partly.flags]));
    expect(Number(wholly.tier?.value?.slice(1))).toBeGreaterThanOrEqual(Number(partly.tier?.value?.slice(1)));
  }
  expect(settledOnes).toBeGreaterThan(2_000);
});

it("is undetermined only where it names a question, and then one that is shown and not answered", () => {
  const random = seeded(31);
  let open = 0;
  for (const form of forms(questionnaire, 2_000, 31).map((each) => thinned(each, random))) {
    for (const verdict of Object.values(classify(compiled, form, "2026-11-01").results)) {
      for (const settled of [verdict.status, verdict.class]) {
        if (settled?.value !== UNDETERMINED) continue;
        open += 1;
        expect(settled.missing.length).toBeGreaterThan(0);
        expect(settled.missing.filter((question) => form[question] !== undefined)).toEqual([]);
      }
    }
  }
  expect(open).toBeGreaterThan(1_000);
});

it("traces every rule to answers that alone give it its value", () => {
  const random = seeded(17);
  let rules = 0;
  for (const form of forms(questionnaire, 150, 17).map((each) => thinned(each, random))) {
    const { trace } = classifyWithTrace(compiled, form, "2026-11-01");
    expect(trace.map(({ rule }) => rule)).toEqual(ruleSet.rules.map(({ id }) => id));
    for (const { rule, value, answers, results } of trace) {
      if (Object.keys(results).length > 0 || value === "unknown" || value === "not-in-effect") continue;
      rules += 1;
      const again = classifyWithTrace(compiled, answers, "2026-11-01").trace.find(
        (each) => each.rule === rule,
      );
      expect([rule, again?.value]).toEqual([rule, value]);
    }
  }
  expect(rules).toBeGreaterThan(5_000);
});

it("gives needs-review with a flag where two rules of one priority say different things", () => {
  const rules = ruleSet.rules.map((rule) =>
    rule.id === "US-S-100" && rule.kind === "status"
      ? { ...rule, id: "US-S-100X", outcome: { status: "non-device" } }
      : rule,
  );
  const torn = compile(
    { ...ruleSet, rules: [...ruleSet.rules, ...rules.filter(({ id }) => id === "US-S-100X")] },
    questionnaire,
  );
  const { results, flags } = classify(torn, { functions: ["device-control"] }, "2026-11-01");
  expect(results.US?.status).toMatchObject({
    value: "needs-review",
    rules: ["US-S-100", "US-S-100X"],
    isConflict: true,
  });
  expect(flags).toContain("us-rule-conflict");
  expect(classify(torn, { functions: ["education"] }, "2026-11-01").flags).not.toContain("us-rule-conflict");
});
