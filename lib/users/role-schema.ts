import { z } from "zod";
import { authorities, hospitalRoles } from "@/db/values";
import { freeText } from "@/lib/personal-data/free-text";

/** Roles that hold for one authority in one area, and those that hold for the whole portal. */
export const officialRoles = ["reviewer", "rule_editor"] as const;
export const portalRoles = ["researcher", "admin_system", "admin_security", "admin_audit"] as const;
/** Instead of a role: the person is to have none. */
export const NO_ROLE = "none";

const asked = { email: z.email().max(254), reason: freeText(500).min(4) };

/** What one administrator proposes. Each kind of role says for whom or where it holds. */
export const roleProposal = z.discriminatedUnion("toRole", [
  z.strictObject({
    toRole: z.enum(hospitalRoles),
    institutionNumber: z.string().trim().min(1).max(40),
    ...asked,
  }),
  z.strictObject({
    toRole: z.enum(officialRoles),
    authority: z.enum(authorities),
    jurisdictionCode: z.string().regex(/^\d{6}$/),
    ...asked,
  }),
  z.strictObject({ toRole: z.enum(portalRoles), ...asked }),
  z.strictObject({ toRole: z.literal(NO_ROLE), ...asked }),
]);
export type RoleProposal = z.output<typeof roleProposal>;

export const roleChangeRef = z.strictObject({ changeId: z.uuid() });

export const roleDecision = z.strictObject({
  changeId: z.uuid(),
  decision: z.enum(["approve", "refuse"]),
  reason: freeText(500).nullable().default(null),
});
