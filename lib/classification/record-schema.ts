import { z } from "zod";
import { freeText } from "@/lib/personal-data/free-text";
import { answersBy, lawDay } from "./form-fields";

/** The module that stands for the application as a whole. */
export const MAIN_MODULE = "main";

const moduleKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
/** What the draft of a module's form is kept under. */
export const moduleSubject = (applicationId: string, key: string): string =>
  key === MAIN_MODULE ? applicationId : `${applicationId}.${key}`;

/** Codes and nothing else: a status, a class or a tier cannot be sent, for no field takes one. */
const answer = z.union([z.string().max(60), z.array(z.string().max(60)).max(60)]);

export const classificationForm = z.strictObject({
  applicationId: z.uuid(),
  /** The newest revision of the module that was seen; 0 where there was none. */
  revision: z.int().nonnegative(),
  module: moduleKey.default(MAIN_MODULE),
  moduleName: freeText(80).min(2).nullable().default(null),
  answers: answersBy(z.string().max(60), answer),
  /** The day whose law is applied; today in Beijing unless said. */
  asOf: lawDay.optional(),
  ruleSet: z
    .string()
    .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)
    .optional(),
  reason: freeText(500).min(4).nullable().default(null),
});
export type ClassificationForm = z.output<typeof classificationForm>;

/** Which module goes, by its newest version, and why. */
export const classificationWithdrawal = z.strictObject({
  id: z.uuid(),
  revision: z.int().positive(),
  reason: freeText(500).min(4),
});

export const classificationSubmission = z.strictObject({ id: z.uuid(), revision: z.int().positive() });
