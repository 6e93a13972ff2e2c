import type { FormValues } from "@/components/form/payload";
import { hospitalRoles } from "@/db/values";
import { NO_ROLE, officialRoles, portalRoles } from "@/lib/users/role-schema";

/** What a chosen role asks for besides: where it is held. */
export type RoleKind = "hospital" | "official" | "portal";

const isOneOf = (roles: readonly string[], role: unknown) => typeof role === "string" && roles.includes(role);

export function roleKind(role: unknown): RoleKind {
  if (isOneOf(hospitalRoles, role)) return "hospital";
  return isOneOf(officialRoles, role) ? "official" : "portal";
}

/** The roles in the order of the list, no role last. */
export const proposableRoles = [...hospitalRoles, ...officialRoles, ...portalRoles, NO_ROLE] as const;

/** Sends what the chosen role asks for; what was typed for another stays in the form. */
export function proposalPayload(values: FormValues): FormValues {
  const { email, toRole, reason, institutionNumber, authority, jurisdictionCode } = values;
  const asked = { email: String(email ?? "").trim(), toRole, reason };
  const kind = roleKind(toRole);
  if (kind === "hospital") return { ...asked, institutionNumber };
  return kind === "official" ? { ...asked, authority, jurisdictionCode } : asked;
}
