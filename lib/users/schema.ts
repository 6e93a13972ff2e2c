import { z } from "zod";
import { hospitalRoles } from "@/db/values";
import { institutionProposal } from "@/lib/institutions/schema";
import { freeText } from "@/lib/personal-data/free-text";

export const PASSWORD_LENGTH = 12;

/** Length counts, not composition (NIST SP 800-63B §5.1.1): at least 12 characters, at most 200. */
const newPassword = z
  .string()
  .max(200)
  .superRefine((password, context) => {
    if ([...password].length < PASSWORD_LENGTH) {
      context.addIssue({ code: "custom", params: { code: "passwordWeak", minimum: PASSWORD_LENGTH } });
    }
  });

export const accountForm = z.strictObject({
  name: freeText(60).min(2),
  email: z.email().max(254),
  password: newPassword,
});

/** The current password proves the person once more; only the new one has rules. */
export const passwordForm = z
  .strictObject({ current: z.string().min(1).max(200), password: newPassword })
  .superRefine(({ current, password }, context) => {
    if (current !== password) return;
    context.addIssue({ code: "custom", path: ["password"], params: { code: "passwordSame" } });
  });

const asked = { role: z.enum(hospitalRoles), statement: freeText(500).min(10) };

/** Acting for an institution: one that the register shows already, or one that is not there yet. */
export const membershipRequestForm = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("claim"), claimedNumber: z.string().min(1).max(40), ...asked }),
  z.strictObject({ kind: z.literal("new_institution"), proposal: institutionProposal, ...asked }),
]);

export const membershipDecision = z.strictObject({
  requestId: z.uuid(),
  decision: z.enum(["approve", "refuse"]),
  reason: freeText(500).nullable().default(null),
});

/** The forms whose half-typed content is kept. */
const draftForms = [
  "institution",
  "deployment",
  "configuration",
  "application",
  "classification",
  "membership-request",
] as const;

/** A part with a form of its own: a functional module under its application. */
const partOfRecord = z
  .string()
  .max(80)
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]+(-[a-z0-9]+)*$/);

export const draftForm = z.strictObject({
  form: z.enum(draftForms),
  /** The record that is edited or a part of it; a new one, or a new one under a record (an application under its deployment). */
  subject: z.union([z.literal("new"), z.uuid(), z.templateLiteral(["new.", z.uuid()]), partOfRecord]),
  content: z.record(z.string(), z.unknown()),
});
