import { z } from "zod";
import {
  autonomyLevels,
  careSituations,
  decisionSignificances,
  intendedUsers,
  lifecycleStages,
  outputTypes,
  reviewModes,
  usageBands,
  useEnvironments,
} from "@/db/values";
import { freeText, lineText } from "@/lib/personal-data/free-text";
import { calendarDate } from "@/lib/records/calendar-date";
import { claimsField } from "@/lib/records/claim-schema";
import { codeSet } from "@/lib/records/code-set";
import { regulated } from "@/lib/records/regulated";

const required = {
  nameZh: lineText(80).min(2),
  summaryZh: freeText(400).min(10),
  intendedPurpose: freeText(1000).min(10),
};

const optional = {
  nameEn: lineText(120),
  useCaseId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  summaryEn: freeText(400),
  departments: z.array(freeText(60).min(1)).max(30),
  intendedUsers: codeSet(intendedUsers),
  environments: codeSet(useEnvironments),
  targetPopulation: freeText(300),
  excludedPopulation: freeText(300),
  outOfScopeUse: freeText(500),
  outputTypes: codeSet(outputTypes),
  autonomy: z.enum(autonomyLevels),
  significance: z.enum(decisionSignificances),
  situation: z.enum(careSituations),
  humanReview: z.enum(reviewModes),
  isOverridePossible: z.boolean(),
  isOverrideLogged: z.boolean(),
  isPatientInformed: z.boolean(),
  isOutputLabelled: z.boolean(),
  failSafe: freeText(500),
  usersBand: z.enum(usageBands),
  lifecycleStage: z.enum(lifecycleStages),
  startedOn: calendarDate,
};

export const applicationForm = regulated({ deploymentId: z.uuid(), ...required }, optional);
export const applicationEdit = regulated(
  { id: z.uuid(), revision: z.int().positive(), claims: claimsField, ...required },
  optional,
);
export type ApplicationForm = z.output<typeof applicationForm>;

export const applicationFields = [...Object.keys(required), ...Object.keys(optional)] as (
  | keyof typeof required
  | keyof typeof optional
)[];
export const optionalApplicationFields = Object.keys(optional) as (keyof typeof optional)[];
/** Every field of an application is public except how it fails safe inside the hospital. */
export const publicApplicationFields = applicationFields.filter((field) => field !== "failSafe");
