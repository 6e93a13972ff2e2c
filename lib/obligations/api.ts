import { z } from "zod";
import { obligationActs, obligationStates } from "@/db/values";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import type { ObligationList } from "./queries";
import { comingModules, dutyTopics } from "./table";
import type { ObligationView } from "./view";

const text = z.object({ zh: z.string(), en: z.string() });

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
  /** The part of the portal it waits for, which is not in service. */
  waitsFor: z.enum(comingModules).nullable(),
  latest: z
    .object({
      act: z.enum(obligationActs),
      note: z.string(),
      link: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
});

const presented = ({ duty, latest, ...view }: ObligationView) => ({
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
  waitsFor: view.waitsFor,
  latest: latest && {
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
    .strictObject({ ...pageInput, applicationId: z.uuid().optional() })
    .transform(({ cursor, limit, applicationId }) => ({
      after: cursor ?? null,
      limit,
      applicationId: applicationId ?? null,
    })),
  answer: pageOf(obligation),
  present: ({ items, next }: ObligationList) => ({ items: items.map(presented), next: toCursor(next) }),
} as const;

export const evidenceFace = {
  method: "POST",
  path: "/obligations/{id}/evidence",
  status: 201,
  answer: z.object({ id: z.uuid() }),
  present: (kept: { id: string }) => kept,
} as const;
