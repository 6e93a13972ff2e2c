import { z } from "zod";
import {
  bedBands,
  contactKinds,
  institutionGrades,
  institutionLevels,
  institutionTypes,
  ownerships,
  participation,
} from "@/db/values";
import { freeText, lineText, withoutPersonalData } from "@/lib/personal-data/free-text";
import { claimsField } from "@/lib/records/claim-schema";
import { regulated } from "@/lib/records/regulated";
import { provinceCodes } from "@/lib/reference/provinces";
import { checkUscc } from "./uscc";

export const adcode = z.string().regex(/^[0-9]{6}$/);

/** Unified social credit code, upper-cased; a wrong check character says which one was expected. */
const usccField = z
  .string()
  .trim()
  .toUpperCase()
  .superRefine((code, context) => {
    const verdict = checkUscc(code);
    if (verdict.ok) return;
    context.addIssue({
      code: "custom",
      params: {
        code: `uscc.${verdict.problem}`,
        expected: verdict.expected ?? "",
        actual: verdict.actual ?? "",
      },
    });
  });

const contact = z.strictObject({
  kind: z.enum(contactKinds),
  department: freeText(80),
  roleTitle: freeText(80),
  email: z.email().max(254).check(withoutPersonalData),
});

const required = {
  id: z.uuid(),
  revision: z.int().positive(),
  nameZh: lineText(120).min(2),
  provinceAdcode: adcode,
  contacts: z.array(contact).max(contactKinds.length).default([]),
  participation: z.enum(participation),
  claims: claimsField,
};

const optional = {
  nameEn: lineText(200),
  aliases: z.array(lineText(120).min(1)).max(10),
  uscc: usccField,
  licenceNo: freeText(40),
  insuranceCode: freeText(20),
  city: freeText(60),
  level: z.enum(institutionLevels),
  grade: z.enum(institutionGrades),
  type: z.enum(institutionTypes),
  ownership: z.enum(ownerships),
  bedsBand: z.enum(bedBands),
  affiliation: freeText(120),
};

export const institutionForm = regulated(required, optional);
export type InstitutionForm = z.output<typeof institutionForm>;

/** Fields whose source, date and reason for blankness are kept, in the order of the form. */
export const institutionFields = [
  "nameZh",
  "nameEn",
  "aliases",
  "uscc",
  "licenceNo",
  "insuranceCode",
  "provinceAdcode",
  "city",
  "level",
  "grade",
  "type",
  "ownership",
  "bedsBand",
  "affiliation",
  "participation",
] as const;
export const optionalInstitutionFields = Object.keys(optional) as (keyof typeof optional)[];
/** What the public may read of an institution (registry fields marked P). */
export const publicInstitutionFields = institutionFields.filter(
  (field) => field !== "licenceNo" && field !== "insuranceCode",
);

/** What a person who asks for a new institution states before a reviewer looks at it. */
export const institutionProposal = z.strictObject({
  nameZh: lineText(120).min(2),
  nameEn: lineText(200).nullable().default(null),
  provinceAdcode: z.enum(provinceCodes),
  uscc: usccField,
  campus: freeText(60).default(""),
  type: z.enum(institutionTypes),
});
export type InstitutionProposal = z.output<typeof institutionProposal>;
