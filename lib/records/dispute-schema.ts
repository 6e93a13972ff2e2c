import { z } from "zod";
import { disputeGrounds, recordKinds } from "@/db/values";
import { freeText } from "@/lib/personal-data/free-text";
import { evidenceLink } from "./claim-schema";

/** A hospital's objection to a public record of its own. */
export const disputeForm = z.strictObject({
  kind: z.enum(recordKinds),
  id: z.uuid(),
  grounds: z.enum(disputeGrounds),
  statement: freeText(500).min(10),
  evidence: z.preprocess((value) => (value === "" ? null : value), evidenceLink.nullable()).default(null),
});

export const disputeRef = z.strictObject({ disputeId: z.uuid() });

/** Upheld: the record and what hangs below it leave the register. */
export const disputeDecision = z.strictObject({
  disputeId: z.uuid(),
  decision: z.enum(["upheld", "rejected"]),
  reason: freeText(500).min(4),
});
