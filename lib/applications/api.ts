import { z } from "zod";
import {
  headOf,
  listFace,
  movesAnswer,
  movesOf,
  provenanceAnswer,
  provenanceOf,
  recordHead,
  statedOf,
} from "@/lib/records/api";
import { plainFormOf } from "@/lib/records/regulated";
import type { ApplicationList, ApplicationPage } from "./queries";
import { applicationEdit, applicationFields } from "./schema";

const form = plainFormOf(applicationEdit);

export const applicationListFace = listFace(
  "/applications",
  {
    institutionId: z.uuid(),
    deploymentId: z.uuid(),
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    useCaseId: z.string().nullable(),
  },
  ({ institutionId, deploymentId, name, nameEn, useCaseId }: ApplicationList["items"][number]) => ({
    institutionId,
    deploymentId,
    nameZh: name,
    nameEn,
    useCaseId,
  }),
);

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
    record: statedOf(applicationFields, row, row.provenance),
    provenance: provenanceOf(row.provenance),
    moves: movesOf(moves),
  }),
} as const;
