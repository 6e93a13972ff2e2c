import { z } from "zod";
import { freeText } from "@/lib/personal-data/free-text";
import { evidenceLink } from "@/lib/records/claim-schema";

const note = freeText(500).min(4);

/** What shows that a duty is met: a number or a sentence, and where it can be looked up. */
export const evidenceForm = z.strictObject({
  id: z.uuid(),
  note,
  link: z.preprocess((value) => (value === "" ? null : value), evidenceLink.nullable()).default(null),
});

/** Why a reviewer lets a duty go. */
export const waiverForm = z.strictObject({ id: z.uuid(), note });
