import { z } from "zod";
import { checkRhythms, humanGrades, signOffDecisions, spotCheckStates } from "@/db/values/spot-checks";
import { freeText } from "@/lib/personal-data/free-text";

export const publicSuiteRefs = ["spot-check-items@1", "safety-probes@1"] as const;
export type PublicSuiteRef = (typeof publicSuiteRefs)[number];
export const suiteLanguages = ["zh", "en"] as const;

/** A public suite by its version, or an authority's own by its id. */
const suiteRef = z.union([z.enum(publicSuiteRefs), z.templateLiteral(["private:", z.uuid()])]);

const asked = {
  deploymentId: z.uuid(),
  suites: z.array(suiteRef).min(1).max(5),
  languages: z.array(z.enum(suiteLanguages)).min(1),
  samplesPerItem: z.coerce.number().pipe(z.int().min(1).max(20)),
};
const distinct = (form: { suites: readonly string[]; languages: readonly string[] }) =>
  new Set(form.suites).size === form.suites.length && new Set(form.languages).size === form.languages.length;

/** What a check asks: which suites, in which languages, how often each item. */
export const checkForm = z.strictObject(asked).refine(distinct);
export type CheckForm = z.output<typeof checkForm>;

export const idForm = z.strictObject({ id: z.uuid() });
export const pauseForm = z.strictObject({ id: z.uuid(), reason: freeText(500).min(4) });

/** What somebody who read an answer finds, and why. `id` is the sample's. */
export const gradeForm = z.strictObject({
  id: z.uuid(),
  status: z.enum(humanGrades),
  reason: freeText(500).min(2),
});

/** A check that begins by itself. `day`: 1 (Monday) to 7 of a weekly one, 1 to 28 of a monthly one; not read of a daily one. */
export const scheduleForm = z
  .strictObject({
    ...asked,
    rhythm: z.enum(checkRhythms),
    day: z.preprocess(
      (value) => (value === "" ? null : value),
      z.coerce.number().pipe(z.int().min(1).max(28)).nullable(),
    ),
    hour: z.coerce.number().pipe(z.int().min(0).max(23)),
  })
  .refine(distinct)
  .transform((form) => (form.rhythm === "daily" ? { ...form, day: null } : form))
  .refine(
    ({ rhythm, day }) => rhythm === "daily" || (day !== null && day <= (rhythm === "weekly" ? 7 : 28)),
    { path: ["day"] },
  );
export type ScheduleForm = z.output<typeof scheduleForm>;

/** A clinician's word on one item of a public suite. */
export const signOffForm = z.strictObject({
  suite: z.enum(publicSuiteRefs),
  itemId: z.string().min(1).max(40),
  decision: z.enum(signOffDecisions),
  qualification: freeText(100).min(2),
  note: freeText(500).min(2),
});

export const checkListQuery = z.strictObject({
  state: z.enum(spotCheckStates).nullable(),
  deploymentId: z.uuid().nullable(),
  before: z.uuid().nullable(),
  limit: z.int().min(1).max(100).exactOptional(),
});
export type CheckListQuery = z.output<typeof checkListQuery>;
