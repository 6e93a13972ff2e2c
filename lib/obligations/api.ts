import { z } from "zod";
import { obligationActs, obligationStates } from "@/db/values";
import {
  conditionComparisons,
  conditionConsequences,
  conditionIndicators,
  conditionUnits,
} from "@/db/values/reviews";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import { isUuid } from "@/lib/ids";
import type { ObligationList } from "./queries";
import { comingModules, dutyTopics } from "./table";
import type { ObligationView } from "./view";

const text = z.object({ zh: z.string(), en: z.string() });

const verdict = z.enum(["kept", "broken"]);

const obligation = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  classificationId: z.uuid(),
  duty: z.string(),
  topic: z.enum(dutyTopics),
  title: text,
  text,
  /** Empty: no law stands behind it, the portal proposes it. */
  law: z.array(
    z.object({
      source: z.string(),
      locator: z.string(),
      title: z.string(),
      url: z.url().nullable(),
      verified: z.enum(["primary", "secondary", "recalled"]),
    }),
  ),
  /** True until an authority has decided the classification it follows from. */
  isProvisional: z.boolean(),
  owner: z.enum(["hospital_it", "hospital_quality"]),
  cadenceMonths: z.int().positive().nullable(),
  state: z.enum(obligationStates),
  dueOn: z.iso.date().nullable(),
  /** The condition of an acceptance that asks for it, in place of a duty of the table, with what was last measured. */
  condition: z
    .object({
      indicator: z.enum(conditionIndicators),
      comparison: z.enum(conditionComparisons),
      bound: z.number(),
      unit: z.enum(conditionUnits),
      windowDays: z.int(),
      consequence: z.enum(conditionConsequences),
      caseId: z.uuid(),
      caseNumber: z.string(),
      measured: z
        .object({ value: z.number(), sample: z.int(), from: z.iso.date(), to: z.iso.date() })
        .nullable(),
      /** What the system says of it; the reviewer's word is the state. */
      verdict: verdict.nullable(),
    })
    .nullable(),
  /** The part of the portal it waits for, which is not in service. */
  waitsFor: z.enum(comingModules).nullable(),
  latest: z
    .object({
      id: z.uuid(),
      act: z.enum(obligationActs),
      note: z.string(),
      link: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
});

const conditionShown = (condition: NonNullable<ObligationView["condition"]>) => {
  const { indicator, comparison, bound, unit, windowDays, consequence, ...rest } = condition;
  const { caseId, caseNumber, measured, verdict: said } = rest;
  const asked = { indicator, comparison, bound, unit, windowDays, consequence };
  return { ...asked, caseId, caseNumber, measured, verdict: said };
};

const presented = ({ duty, latest, condition, ...view }: ObligationView) => ({
  id: view.id,
  applicationId: view.applicationId,
  classificationId: view.classificationId,
  duty: duty.id,
  topic: duty.topic,
  title: duty.title,
  text: duty.duty,
  law: view.law,
  isProvisional: view.isProvisional,
  owner: duty.owner,
  cadenceMonths: duty.cadenceMonths,
  state: view.state,
  dueOn: view.dueOn,
  condition: condition && conditionShown(condition),
  waitsFor: view.waitsFor,
  latest: latest && {
    id: latest.id,
    act: latest.act,
    note: latest.note,
    link: latest.link,
    by: latest.byName,
    at: latest.at.toISOString(),
  },
});

export const obligationListFace = {
  method: "GET",
  path: "/obligations",
  input: z
    .strictObject({ ...pageInput("/obligations", isUuid), applicationId: z.uuid().optional() })
    .transform(({ cursor, limit, applicationId }) => ({
      after: cursor ?? null,
      limit,
      applicationId: applicationId ?? null,
    })),
  answer: pageOf(obligation),
  present: ({ items, next }: ObligationList) => ({
    items: items.map(presented),
    next: toCursor("/obligations", next),
  }),
} as const;

export const evidenceFace = {
  method: "POST",
  path: "/obligations/{id}/evidence",
  status: 201,
  answer: z.object({ id: z.uuid() }),
  present: (kept: { id: string }) => kept,
} as const;

type Measurement = { id: string; verdict: z.infer<typeof verdict> | null };
const judged = z.object({ id: z.uuid(), verdict: verdict.nullable() });

export const measurementFace = {
  method: "POST",
  path: "/obligations/{id}/measurements",
  status: 201,
  answer: judged,
  present: (kept: Measurement) => kept,
} as const;

export const judgementFace = {
  method: "POST",
  path: "/obligations/{id}/judgement",
  status: 201,
  answer: judged,
  present: (kept: Measurement) => kept,
} as const;
