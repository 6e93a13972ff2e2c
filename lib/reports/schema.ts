import { z } from "zod";
import { reportAnswers } from "@/db/values";
import { freeText, withoutPersonalData } from "@/lib/personal-data/free-text";
import { parseTicket } from "./ticket";

export const LONGEST = { problem: 1000, proposal: 500, answer: 1000, evidence: 500, fields: 10 } as const;

const carriesNoLogin = (text: string) => {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === "" && password === "";
};

/** Where the right value can be looked up: https, without a login in it. */
const sourceLink = z
  .url({ protocol: /^https$/ })
  .max(LONGEST.evidence)
  .refine(carriesNoLogin)
  .check(withoutPersonalData);

const emptyIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);

const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/);

/** What a person writes. Checked in the form before the work for it is done. */
export const reportText = z.strictObject({
  fields: z
    .array(fieldName)
    .min(1)
    .max(LONGEST.fields)
    .transform((names) => [...new Set(names)]),
  problem: freeText(LONGEST.problem).min(4),
  proposal: z.preprocess(emptyIsNull, freeText(LONGEST.proposal).nullable()).default(null),
  evidence: z.preprocess(emptyIsNull, sourceLink.nullable()).default(null),
});

/** A report as it is sent: the text, the record, and the check that keeps machines out. */
export const reportForm = reportText.extend({
  number: z.string().max(40),
  challenge: z.string().max(160),
  counter: z
    .number()
    .int()
    .min(0)
    .max(2 ** 32),
  /** Nobody sees this field; who fills it in is a program. */
  website: z.string().max(200).default(""),
});

/** The serial of a ticket as it is written. */
export const ticket = z.string().transform((text, context) => {
  const serial = parseTicket(text);
  if (serial !== null) return serial;
  context.addIssue({ code: "custom", params: { code: "ticket" }, input: text });
  return z.NEVER;
});

const secret = z.string().regex(/^[\w-]{43}$/);
export const ownReport = z.strictObject({ ticket, secret });

const version = z.number().int().min(1).max(1_000_000);

const answerText = freeText(LONGEST.answer).min(4);

/** The answer. Accepted, it may name the public version that corrected the record; a duplicate names the first ticket. */
export const answerForm = z
  .strictObject({
    ticket,
    decision: z.enum(reportAnswers),
    answer: answerText,
    correctedVersion: z.preprocess(emptyIsNull, version.nullable()).default(null),
    duplicateOf: z.preprocess(emptyIsNull, ticket.nullable()).default(null),
    /** Hides the reporter's words from the public, not the answer. */
    isUnfit: z.boolean().default(false),
  })
  .superRefine(({ decision, duplicateOf }, context) => {
    if (decision === "duplicate" && duplicateOf === null)
      context.addIssue({ code: "custom", path: ["duplicateOf"], params: { code: "required" } });
  });

/** The version that corrected an accepted report, named once it is out. */
export const correctionForm = z.strictObject({ ticket, correctedVersion: version });
