import { z } from "zod";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import {
  headOf,
  movesAnswer,
  movesOf,
  provenanceAnswer,
  provenanceOf,
  recordHead,
  valuesOf,
} from "@/lib/records/api";
import { claimsOf } from "@/lib/records/claims";
import { blanksOf } from "@/lib/records/provenance";
import { plainShapeOf } from "@/lib/records/regulated";
import type { ApplicationList, ApplicationPage } from "./queries";
import { applicationEdit, applicationFields } from "./schema";

const form = plainShapeOf(applicationEdit) as z.ZodObject;
const listed = z.object({
  ...recordHead,
  institutionId: z.uuid(),
  deploymentId: z.uuid(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  useCaseId: z.string().nullable(),
});

export const applicationListFace = {
  method: "GET",
  path: "/applications",
  input: z.strictObject(pageInput).transform(({ cursor, limit }) => ({ after: cursor ?? null, limit })),
  answer: pageOf(listed),
  present: ({ items, next }: ApplicationList) => ({
    items: items.map((item) => ({
      ...headOf(item),
      institutionId: item.institutionId,
      deploymentId: item.deploymentId,
      nameZh: item.name,
      nameEn: item.nameEn,
      useCaseId: item.useCaseId,
    })),
    next: toCursor(next),
  }),
} as const;

export const applicationFace = {
  method: "GET",
  path: "/applications/{id}",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    ...recordHead,
    institutionId: z.uuid(),
    deploymentId: z.uuid(),
    record: form.omit({ id: true, revision: true }),
    provenance: provenanceAnswer,
    moves: movesAnswer,
  }),
  present: ({ row, summary, moves }: ApplicationPage) => ({
    ...headOf(summary),
    institutionId: row.institutionId,
    deploymentId: row.deploymentId,
    record: {
      ...valuesOf(applicationFields, row),
      blanks: blanksOf(row.provenance),
      claims: claimsOf(row.provenance),
    },
    provenance: provenanceOf(row.provenance),
    moves: movesOf(moves),
  }),
} as const;
