import { z } from "zod";
import { freeText } from "@/lib/personal-data/free-text";
import { gradeText } from "./grade";
import { normaliseAnswer } from "./normalise";
import type { Check, SuiteItem } from "./suites";

/** How an authority's own item is graded. Phrases are looked for as they are: nobody's expressions run on a model's text. */
export const privateGraders = ["choice", "yesno", "number", "phrases"] as const;
export type PrivateGrader = (typeof privateGraders)[number];

const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());
const amount = blank(z.coerce.number());
const lines = z.preprocess(
  (value) =>
    typeof value === "string"
      ? value
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "")
      : value,
  z.array(freeText(200).min(1)).max(20),
);

const fields = {
  id: z.uuid(),
  lang: z.enum(["zh", "en"]),
  category: freeText(40).min(2),
  severity: z.enum(["critical", "major", "minor"]),
  question: freeText(2000).min(4),
  grader: z.enum(privateGraders),
  letter: blank(z.enum(["A", "B", "C", "D", "E"])),
  yesNo: blank(z.enum(["yes", "no"])),
  min: amount,
  max: amount,
  unit: freeText(20),
  all: lines,
  any: lines,
  none: lines,
  examplePass: freeText(500).min(1),
  exampleFail: freeText(500).min(1),
  reason: freeText(500).min(4),
};
type Fields = z.output<z.ZodObject<typeof fields>>;

/** The rule that the fields of one grader make; null where they make none. */
function checkOf(form: Fields): Check | null {
  const { grader, letter, yesNo, min, max, unit } = form;
  if (grader === "choice") return letter === null ? null : { type: "choice", expected: letter };
  if (grader === "yesno") return yesNo === null ? null : { type: "yesno", expected: yesNo };
  if (grader === "number")
    return min === null || max === null || min > max ? null : { type: "number", min, max, unit };
  const [all, any, none] = [form.all, form.any, form.none].map((phrases) => phrases.map(literal));
  const isEmpty = [all, any, none].every((phrases) => phrases === undefined || phrases.length === 0);
  if (isEmpty) return null;
  return {
    type: "regex",
    ...(all?.length && { all }),
    ...(any?.length && { any }),
    ...(none?.length && { none }),
  };
}

/** A phrase as the graders look for it: normalised like the answer, every sign standing for itself. */
const literal = (phrase: string): string =>
  normaliseAnswer(phrase).replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

const CANARY = "CNRY-0000";

/**
 * One item of an authority's own. Its two examples must be graded as they are meant, or the rule says something else than
 * who wrote it believes. `id` is the suite's.
 */
export const suiteItemForm = z.strictObject(fields).transform((form, context) => {
  const check = checkOf(form);
  const refuse = (path: string, code: string) => {
    context.issues.push({ code: "custom", input: form, path: [path], message: code, params: { code } });
    return z.NEVER;
  };
  if (check === null) return refuse("grader", "suite.rule");
  if (gradeText(check, form.examplePass, CANARY).status !== "pass")
    return refuse("examplePass", "suite.examplePass");
  if (gradeText(check, form.exampleFail, CANARY).status !== "fail")
    return refuse("exampleFail", "suite.exampleFail");
  const { id, lang, category, severity, question, reason } = form;
  const item: Omit<SuiteItem, "id"> = {
    ...{ lang, category, severity, check, reason, source: null },
    messages: [{ role: "user", content: question }],
    examplesPass: [form.examplePass],
    examplesFail: [form.exampleFail],
  };
  return { id, item };
});

export const suiteForm = z.strictObject({ name: freeText(60).min(2) });
export const suiteItemRef = z.strictObject({ id: z.uuid(), itemId: z.string().min(1).max(20) });
/** Items of one suite at most. */
export const MOST_ITEMS = 100;
