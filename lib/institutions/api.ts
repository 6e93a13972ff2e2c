import { z } from "zod";
import { pageInput, pageOf, toCursor } from "@/lib/command/cursor";
import { freeText } from "@/lib/personal-data/free-text";
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
import type { InstitutionList, InstitutionPage } from "./queries";
import { institutionFields, institutionForm } from "./schema";

const form = plainShapeOf(institutionForm) as z.ZodObject;

const listed = z.object({
  ...recordHead,
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  provinceAdcode: z.string(),
  deployments: z.int().nonnegative(),
});

export const institutionListFace = {
  method: "GET",
  path: "/institutions",
  input: z
    .strictObject({ ...pageInput, q: freeText(80).optional() })
    .transform(({ q, cursor, limit }) => ({ q: q || null, after: cursor ?? null, limit })),
  answer: pageOf(listed),
  present: ({ items, next }: InstitutionList) => ({
    items: items.map((item) => ({
      ...headOf(item),
      nameZh: item.name,
      nameEn: item.nameEn,
      provinceAdcode: item.provinceAdcode,
      deployments: item.deployments,
    })),
    next: toCursor(next),
  }),
} as const;

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
      ...valuesOf(institutionFields, row),
      contacts: contacts.map(({ kind, department, roleTitle, email }) => ({
        kind,
        department: department ?? "",
        roleTitle: roleTitle ?? "",
        email: email ?? "",
      })),
      blanks: blanksOf(row.provenance),
      claims: claimsOf(row.provenance),
    },
    provenance: provenanceOf(row.provenance),
    moves: movesOf(moves),
  }),
} as const;
