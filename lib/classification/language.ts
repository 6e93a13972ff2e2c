import { z } from "zod";

/**
 * The rule language: what a questionnaire and a rule set may say. `z.toJSONSchema` of the two schemas below is the JSON
 * Schema that is given out. The browser imports only the types.
 */

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/);
const code = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
/** A calendar date, or the year or month where the source says no more. */
const looseDate = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);

const oneValue = { op: z.enum(["eq", "ne"]), value: code };
const manyValues = { op: z.enum(["in", "includesAny", "subsetOf"]), value: z.array(code).min(1) };
const noValue = { op: z.literal("nonEmpty") };
const question = { q: id };
const result = { r: z.string().regex(/^[A-Z]+(-[A-Z]+)*\.[a-z]+$/) };

/** One test of an answer or of an earlier result. */
export type Test =
  | { op: "eq" | "ne"; value: string }
  | { op: "in" | "includesAny" | "subsetOf"; value: readonly string[] }
  | { op: "nonEmpty" };
export type QuestionTest = Test & { q: string };
export type ResultTest = Test & { r: string };
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { ref: string }
  | { const: boolean }
  | QuestionTest
  | ResultTest;

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({ ref: id }),
    z.strictObject({ const: z.boolean() }),
    z.strictObject({ ...question, ...oneValue }),
    z.strictObject({ ...question, ...manyValues }),
    z.strictObject({ ...question, ...noValue }),
    z.strictObject({ ...result, ...oneValue }),
    z.strictObject({ ...result, ...manyValues }),
    z.strictObject({ ...result, ...noValue }),
  ]),
);

const questionSchema = z.strictObject({
  id,
  section: id,
  type: z.enum(["single", "multi"]),
  label: text,
  options: z
    .array(z.strictObject({ value: code, label: text }))
    .min(2)
    .max(30),
  help: text,
  required: z.literal(true),
  /** The question is asked only where this holds; elsewhere it counts as `naValue`. */
  showIf: condition.optional(),
  naValue: code.optional(),
  /** Rules that read the question, also through a definition. */
  usedBy: z.array(id).min(1),
});

export const questionnaireSchema = z.strictObject({
  schemaVersion: z.literal("1.0.0"),
  id,
  version,
  languages: z.array(z.enum(["en", "zh"])).length(2),
  unit: text,
  semantics: z.record(z.string(), z.string().min(1)),
  sections: z.array(z.strictObject({ id })).min(1),
  questions: z.array(questionSchema).min(1),
});

const sourceSchema = z.strictObject({
  id,
  title: z.string().min(1),
  issuer: z.string().min(1),
  date: looseDate,
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** primary: official page; secondary: reprint or report; recalled: general knowledge, to be confirmed. */
  verified: z.enum(["primary", "secondary", "recalled"]),
  note: z.string().min(1).optional(),
});

const commonOfRules = {
  id,
  jurisdiction: z.string().regex(/^[A-Z]+(-[A-Z]+)*$/),
  priority: z.int().nonnegative(),
  severity: z.enum(["info", "low", "medium", "high", "critical"]),
  /** First and last calendar day on which the rule counts; a missing bound is open. */
  effectiveFrom: z.iso.date().optional(),
  effectiveTo: z.iso.date().optional(),
  condition,
  citations: z.array(z.strictObject({ source: id, locator: z.string().min(1) })).min(1),
  explanation: text,
};

const ruleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...commonOfRules,
    kind: z.literal("status"),
    outcome: z.strictObject({ status: code, reason: code.optional() }),
  }),
  z.strictObject({ ...commonOfRules, kind: z.literal("class"), outcome: z.strictObject({ class: code }) }),
  z.strictObject({ ...commonOfRules, kind: z.literal("tier"), outcome: z.strictObject({ tier: code }) }),
  z.strictObject({
    ...commonOfRules,
    kind: z.literal("prohibition"),
    outcome: z.strictObject({ prohibition: code }),
  }),
  z.strictObject({
    ...commonOfRules,
    kind: z.literal("obligation"),
    outcome: z.strictObject({ obligation: code }),
  }),
  z.strictObject({ ...commonOfRules, kind: z.literal("flag"), outcome: z.strictObject({ flag: code }) }),
]);

/** "class of CN, EU", or "flag" for wherever there are some. */
const stage = /^(status|class|tier|obligation|flag|prohibition)( of [A-Z]+(-[A-Z]+)*(, [A-Z]+(-[A-Z]+)*)*)?$/;

export const ruleSetSchema = z.strictObject({
  schemaVersion: z.literal("1.0.0"),
  id,
  version,
  questionnaire: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*@\d+\.\d+\.\d+$/),
  semantics: z.looseObject({ stages: z.array(z.string().regex(stage)).min(1) }),
  statuses: z.array(code).min(1),
  classOrder: z.record(z.string(), z.array(code).min(1)),
  tierOrder: z.array(code).min(1),
  sources: z.array(sourceSchema).min(1),
  definitions: z.array(z.strictObject({ id, label: text, condition })),
  rules: z.array(ruleSchema).min(1),
});

export type Question = z.infer<typeof questionSchema>;
export type Questionnaire = z.infer<typeof questionnaireSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type RuleKind = Rule["kind"];
export type Source = z.infer<typeof sourceSchema>;
export type RuleSet = z.infer<typeof ruleSetSchema>;
