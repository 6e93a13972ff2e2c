import { z } from "zod";
import { hospitalRoles } from "@/db/values";
import { freeText } from "@/lib/personal-data/free-text";

/** Days an invitation is good for: over a weekend and a holiday, not for a season. */
export const INVITATION_DAYS = 7;

/** The secret in an invitation's link, as the page finds it behind the `#`. */
export const invitationSecret = /^hli_[A-Za-z0-9_-]{43}$/;

export const invitationForm = z.strictObject({
  role: z.enum(hospitalRoles),
  /** For whom it is meant: what the list shows, and all that is known of them. */
  note: freeText(100).min(2),
});

export const invitationRef = z.strictObject({ invitationId: z.uuid() });

/** Whatever was in the link: what is no secret of ours is refused as an unknown one is. */
export const invitationAcceptance = z.strictObject({ secret: z.string().max(200) });

export const membershipEnding = z.strictObject({ membershipId: z.uuid(), reason: freeText(500).min(4) });
