import { z } from "zod";
import { type AnswerProblem, type Answers, answerProblems } from "./answers";
import { answersBy, lawDay } from "./form-fields";
import { publishedRuleSet } from "./published";

const shownAtMost = 80;
const shortened = (text: string) =>
  text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…`.toWellFormed() : text;

/** Where the answer stands and what is wrong with it; the words are chosen in the reader's language. */
const issueOf = ({ question, code, option, at }: AnswerProblem) => ({
  code: "custom" as const,
  path: ["answers", question, ...(at === undefined ? [] : [at])],
  message: code,
  params: {
    code,
    question: shortened(question),
    ...(option === undefined ? {} : { option: shortened(option) }),
  },
});

/** A form to try out: answers by question, the day, the version of the rule set; the last two are today and the newest. */
export const previewInput = z
  .strictObject({
    answers: answersBy(z.string(), z.union([z.string(), z.array(z.string())])),
    asOf: lawDay.optional(),
    ruleSet: z.string().optional(),
  })
  .check((given) => {
    const { answers, ruleSet } = given.value;
    const published = publishedRuleSet(ruleSet);
    if (published === undefined) {
      given.issues.push({
        code: "custom",
        path: ["ruleSet"],
        message: "unknownRuleSet",
        params: { code: "unknownRuleSet", version: shortened(ruleSet ?? "") },
        input: ruleSet,
      });
      return;
    }
    for (const problem of answerProblems(published.compiled.questionnaire, answers)) {
      given.issues.push({ ...issueOf(problem), input: answers });
    }
  });
export type PreviewInput = { answers: Answers; asOf?: string | undefined; ruleSet?: string | undefined };

const ids = z.array(z.string());
const version = z.object({ id: z.string(), version: z.string(), digest: z.string() });
const answer = z.union([z.string(), ids]);

export const previewAnswer = z.object({
  ruleSet: version,
  questionnaire: version,
  asOf: z.iso.date(),
  results: z.record(
    z.string(),
    z.object({
      /** Null where there are no rules of the kind, "undetermined" where answers in `missing` are wanted. */
      status: z.string().nullable(),
      class: z.string().nullable(),
      reasons: ids,
      /** Rules that decide; `open` are those that keep it undetermined. */
      rules: ids,
      open: ids,
      missing: ids,
      explanations: z.array(z.object({ rule: z.string(), "zh-CN": z.string(), en: z.string() })),
    }),
  ),
  /** A floor while `tierMissing` names questions. */
  tier: z.string().nullable(),
  tierMissing: ids,
  prohibitions: ids,
  obligations: ids,
  flags: ids,
  trace: z.array(
    z.object({
      rule: z.string(),
      value: z.enum(["true", "false", "unknown", "not-in-effect"]),
      answers: z.record(z.string(), answer),
      results: z.record(z.string(), answer.nullable()),
      missing: ids,
    }),
  ),
});

export const noInput = z.strictObject({});
export const ruleSetInput = z.strictObject({ version: z.string().max(20) });
const ruleSetHead = z.object({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  questionnaire: version,
  ruleCount: z.int(),
  isNewest: z.boolean(),
});
export const ruleSetList = z.object({ items: z.array(ruleSetHead) });
/** What a rule set and a questionnaire must be, as JSON Schema (2020-12): for whoever reads them with tools of their own. */
export const ruleSetSchemas = z.object({
  rules: z.looseObject({ $schema: z.string() }),
  questions: z.looseObject({ $schema: z.string() }),
});
/** Rule set and questionnaire as they were published, byte for byte when written canonically. */
export const ruleSetAnswer = ruleSetHead.extend({
  rules: z.looseObject({ id: z.string() }),
  questions: z.looseObject({ id: z.string() }),
});
