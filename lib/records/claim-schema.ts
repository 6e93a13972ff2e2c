import { z } from "zod";
import { claimStands } from "@/db/values";
import { withoutPersonalData } from "@/lib/personal-data/free-text";

const carriesNoLogin = (text: string) => !URL.canParse(text) || new URL(text).username === "";

/** Where something can be looked up: an address of the web, without a login in it. */
export const evidenceLink = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(carriesNoLogin)
  .check(withoutPersonalData);

const fieldClaim = z
  .strictObject({ stand: z.enum(claimStands), evidence: evidenceLink.nullable().optional() })
  .superRefine(({ stand, evidence }, context) => {
    if (stand === "corrected" && !evidence) {
      context.addIssue({ code: "custom", path: ["evidence"], params: { code: "claimEvidence" } });
    }
  });

/** The hospital's answers to what a public source says, by field; a correction names its evidence. */
export const claimsField = z.record(z.string(), fieldClaim).default({});
