import { z } from "zod";
import { pageInput } from "@/lib/command/cursor";
import { freeText } from "@/lib/personal-data/free-text";
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
import { isRecordNumber } from "@/lib/records/number";
import { plainFormOf } from "@/lib/records/regulated";
import type { InstitutionList, InstitutionPage } from "./queries";
import { institutionFields, institutionForm } from "./schema";

const form = plainFormOf(institutionForm);

export const institutionListFace = {
  ...listFace(
    "/institutions",
    {
      nameZh: z.string(),
      nameEn: z.string().nullable(),
      provinceAdcode: z.string(),
      deployments: z.int().nonnegative(),
    },
    ({ name, nameEn, provinceAdcode, deployments }: InstitutionList["items"][number]) => ({
      nameZh: name,
      nameEn,
      provinceAdcode,
      deployments,
    }),
  ),
  input: z
    .strictObject({ ...pageInput("/institutions", isRecordNumber), q: freeText(80).optional() })
    .transform(({ q, cursor, limit }) => ({ q: q || null, after: cursor ?? null, limit })),
};

export const institutionFace = {
  method: "GET",
  path: "/institutions/{id}",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    ...recordHead,
    record: form.omit({ id: true, revision: true }),
    provenance: provenanceAnswer,
    moves: movesAnswer,
  }),
  present: ({ row, summary, contacts, moves }: InstitutionPage) => ({
    ...headOf(summary),
    record: {
      ...statedOf(institutionFields, row, row.provenance),
      contacts: contacts.map(({ kind, department, roleTitle, email }) => ({
        kind,
        department: department ?? "",
        roleTitle: roleTitle ?? "",
        email: email ?? "",
      })),
    },
    provenance: provenanceOf(row.provenance),
    moves: movesOf(moves),
  }),
} as const;
