import type { ActorRole } from "@/db/values";
import type { Actor } from "./actor";

const hospital = ["hospital_it", "hospital_quality"] as const;
/** Whoever works with records that are not public. */
const readers = [...hospital, "reviewer", "rule_editor"] as const;
/** Everybody who holds an office, in a hospital or above it. */
const seated = [...readers, "researcher", "admin_system", "admin_security", "admin_audit"] as const;
const signedIn = ["account", ...seated] as const;

/**
 * Who may do what: the one table. Server, screen, page and test read it; no other file compares a role.
 * A permission says what may be done, row security says to which rows.
 */
export const permissions = {
  "register:read": ["public", ...signedIn],
  "rule-set:read": ["public", ...signedIn],
  "account:create": ["public"],
  "home:read": signedIn,
  "session:end": signedIn,
  "password:change": signedIn,
  "factor:keep": signedIn,
  "preference:keep": signedIn,
  "inbox:read": signedIn,
  "membership:request": ["account"],
  "membership:decide": ["reviewer"],
  "invitation:accept": ["account"],
  "member:read": hospital,
  "member:manage": hospital,
  "institution:read": readers,
  "institution:edit": ["hospital_it"],
  "deployment:read": readers,
  "deployment:edit": ["hospital_it"],
  // Whoever writes the criteria has no need to know where a hospital's model is.
  "endpoint:read": [...hospital, "reviewer"],
  "endpoint:edit": ["hospital_it"],
  "endpoint:switch": [...hospital, "admin_security"],
  "endpoint:decide": ["admin_security"],
  "endpoint:test": ["hospital_it", "reviewer"],
  "endpoint:try": [...hospital, "reviewer"],
  "application:read": readers,
  "application:edit": ["hospital_it"],
  "classification:read": readers,
  "classification:edit": ["hospital_it"],
  "obligation:read": readers,
  "obligation:meet": hospital,
  "obligation:waive": ["reviewer"],
  "review:read": [...hospital, "reviewer"],
  "review:sign": ["hospital_quality"],
  "review:answer": hospital,
  "review:decide": ["reviewer"],
  "record:submit": ["hospital_it"],
  // Whoever hands in, confirms or verifies sees what the record may be the same as.
  "record:compare": [...hospital, "reviewer"],
  "record:confirm": ["hospital_quality"],
  "record:verify": ["reviewer"],
  "record:dispute": hospital,
  "spot-check:read": [...hospital, "reviewer"],
  "spot-check:start": ["hospital_it", "reviewer"],
  "spot-check:pause": hospital,
  "spot-check:grade": ["hospital_quality", "reviewer"],
  "suite:sign": ["reviewer"],
  "suite:keep": ["reviewer"],
  "report:file": ["public", ...signedIn],
  "report:answer": [...hospital, "reviewer"],
  // A signature shows all that was signed: whoever reads no cases reads none of theirs.
  "signature:read": [...hospital, "reviewer"],
  "trail:read": [...hospital, "reviewer", "admin_audit"],
  "user:read": ["admin_system"],
  "role:read": ["admin_system", "admin_security", "admin_audit"],
  "role:propose": ["admin_security"],
  "role:decide": ["admin_system", "admin_security"],
  "session:revoke": ["admin_security"],
  "factor:reset": ["admin_security"],
  "token:keep": seated,
  "token:revoke": ["admin_security"],
  "view:keep": ["account", ...readers, "researcher"],
  "draft:keep": ["account", ...hospital, "reviewer"],
} as const satisfies Record<string, readonly ActorRole[]>;

export type Permission = keyof typeof permissions;

/** Does this role hold this permission? The only place where a role is compared. */
export function may(role: ActorRole, permission: Permission): boolean {
  return (permissions[permission] as readonly ActorRole[]).includes(role);
}

/** Why this actor may not do it, or null: a role without the permission, or a token that does not name it. */
export function refusalOf(actor: Actor, permission: Permission): "permission.denied" | "token.scope" | null {
  if (!may(actor.role, permission)) return "permission.denied";
  const token = actor.kind === "person" ? actor.token : null;
  return token === null || token.scopes.includes(permission) ? null : "token.scope";
}
