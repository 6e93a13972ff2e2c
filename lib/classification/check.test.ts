import { expect, it } from "vitest";
import { checkRuleSet } from "./check";
import type { Condition, Question, Rule } from "./language";
import { publishedRuleSet } from "./published";

const published = publishedRuleSet("1.0.0")?.compiled;
if (published === undefined) throw new Error("1.0.0 is not published");
const { ruleSet, questionnaire } = published;

/** The rule set with one rule made another. */
const withRule = (id: string, change: Partial<Pick<Rule, "condition" | "citations" | "effectiveTo">>) => ({
  ...ruleSet,
  rules: ruleSet.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
});
const withCondition = (condition: Condition) => withRule("US-O-01", { condition });
const withOutcome = (id: string, outcome: Record<string, string>) => ({
  ...ruleSet,
  rules: ruleSet.rules.map((rule) => (rule.id === id ? { ...rule, outcome } : rule)),
});
const withDefinition = (id: string, condition: Condition) => ({
  ...ruleSet,
  definitions: [
    ...ruleSet.definitions.filter((definition) => definition.id !== id),
    { id, label: { en: "x", zh: "x" }, condition },
  ],
});
const withQuestion = (id: string, change: Partial<Record<keyof Question, unknown>>) => ({
  ...questionnaire,
  questions: questionnaire.questions.map((question) =>
    question.id === id ? { ...question, ...change } : question,
  ),
});
const [first] = ruleSet.rules;
const form = questionnaire;

it("finds nothing in what is published", () => {
  expect(checkRuleSet(ruleSet, questionnaire)).toEqual([]);
});

it.each<[string, unknown, unknown, string]>([
  ["a question nobody asks", withCondition({ q: "mood", op: "eq", value: "good" }), form, "unknown-question"],
  [
    "an option there is not",
    withCondition({ q: "adaptive", op: "eq", value: "often" }),
    form,
    "unknown-option",
  ],
  ["a definition nobody wrote", withCondition({ ref: "everything" }), form, "unknown-definition"],
  [
    "a result of a later stage",
    withRule("CN-S-100", { condition: { r: "CN.class", op: "eq", value: "III" } }),
    form,
    "unknown-result",
  ],
  [
    "a result of the same stage",
    withRule("US-S-100", { condition: { r: "CN.status", op: "eq", value: "device" } }),
    form,
    "unknown-result",
  ],
  [
    "a source nobody lists",
    withRule("US-O-01", { citations: [{ source: "hearsay", locator: "p. 1" }] }),
    form,
    "unknown-source",
  ],
  ["a status there is not", withOutcome("US-S-100", { status: "perhaps" }), form, "unknown-outcome"],
  ["a class there is not", withOutcome("EU-C-40", { class: "IV" }), form, "unknown-outcome"],
  ["a tier there is not", withOutcome("T-40", { tier: "T5" }), form, "unknown-outcome"],
  [
    "a definition that names itself",
    withDefinition("navInfers", { any: [{ ref: "navInfers" }, { const: false }] }),
    form,
    "circle",
  ],
  [
    "definitions that name each other",
    withDefinition("navInfers", { ref: "clinicalFunction" }),
    form,
    "circle",
  ],
  [
    "a question shown because of itself",
    ruleSet,
    withQuestion("developerRole", {
      showIf: { q: "inHouseConditions", op: "eq", value: "met" },
      naValue: "vendor",
    }),
    "circle",
  ],
  ["a definition nobody reads", withDefinition("spare", { const: true }), form, "unread"],
  [
    "a rule that ends before it begins",
    withRule("AIA-O-01", { effectiveTo: "2026-08-01" }),
    form,
    "unreachable",
  ],
  [
    "a rule that is never true",
    withCondition({ all: [{ ref: "navInfers" }, { const: false }] }),
    form,
    "unreachable",
  ],
  [
    "a rule that asks for two answers to one question",
    withCondition({ all: [{ ref: "navInfers" }, { q: "conditionInference", op: "ne", value: "infers" }] }),
    form,
    "unreachable",
  ],
  [
    "rules below one that is always true",
    withRule("EU-S-100", { condition: { const: true } }),
    form,
    "unreachable",
  ],
  [
    "a jurisdiction without a rule that is always true",
    { ...ruleSet, rules: ruleSet.rules.filter(({ id }) => id !== "EU-S-000") },
    form,
    "no-default",
  ],
  [
    "a rule of no stage",
    {
      ...ruleSet,
      rules: ruleSet.rules.map((rule) => (rule.id === "AIA-S-00" ? { ...rule, jurisdiction: "UK" } : rule)),
    },
    form,
    "no-stage",
  ],
  ["a stage that is none", { ...ruleSet, semantics: { stages: ["whatever comes"] } }, form, "shape"],
  ["a rule without citation", withRule("US-O-01", { citations: [] }), form, "shape"],
  [
    "a rule without English",
    { ...ruleSet, rules: [{ ...first, explanation: { zh: "有" } }, ...ruleSet.rules.slice(1)] },
    form,
    "shape",
  ],
  ["a question without Chinese", ruleSet, withQuestion("adaptive", { label: { en: "x", zh: "" } }), "shape"],
  ["a rule twice", { ...ruleSet, rules: [...ruleSet.rules, first] }, form, "repeated"],
  [
    "another questionnaire",
    { ...ruleSet, questionnaire: "llm-classification-questionnaire@2.0.0" },
    form,
    "unknown-questionnaire",
  ],
  ["a section there is not", ruleSet, withQuestion("adaptive", { section: "moods" }), "unknown-section"],
  [
    "a hidden question without a value",
    ruleSet,
    withQuestion("inHouseConditions", { naValue: undefined }),
    "no-fallback-value",
  ],
  [
    "a list of readers that is not theirs",
    ruleSet,
    withQuestion("adaptive", { usedBy: ["US-O-01"] }),
    "used-by",
  ],
  [
    "a set asked for one value",
    withCondition({ q: "functions", op: "eq", value: "education" }),
    form,
    "wrong-operator",
  ],
])("finds %s", (_, rules, questions, code) => {
  expect(checkRuleSet(rules, questions).map((found) => found.code)).toContain(code);
});
