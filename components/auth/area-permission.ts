import type { Permission } from "@/lib/auth/permissions";

/** What each area of the portal asks for, most particular first; `*` stands for one part of the path. */
const areas: readonly (readonly [pattern: string, permission: Permission])[] = [
  ["/institutions/*/edit", "institution:edit"],
  ["/institutions", "institution:read"],
  ["/deployments/new", "deployment:edit"],
  ["/deployments/*/edit", "deployment:edit"],
  ["/deployments/*/configuration", "deployment:edit"],
  ["/deployments/*/endpoint", "endpoint:read"],
  ["/deployments/*/applications/new", "application:edit"],
  ["/deployments/*/spot-checks/new", "spot-check:start"],
  ["/spot-checks/suites/own", "suite:keep"],
  ["/spot-checks", "spot-check:read"],
  ["/deployments", "deployment:read"],
  ["/applications/*/edit", "application:edit"],
  ["/applications/new", "application:edit"],
  ["/applications", "application:read"],
  ["/reports", "report:answer"],
  ["/reviews/memberships", "membership:decide"],
  ["/reviews", "review:read"],
  ["/request", "membership:request"],
  ["/members", "member:read"],
  ["/admin/roles", "role:read"],
  ["/password", "password:change"],
  ["/profile/second-factor", "factor:keep"],
  ["/profile", "preference:keep"],
  ["/signatures", "signature:read"],
  ["/audit", "trail:read"],
  ["/tokens", "token:keep"],
  ["/admin/endpoints", "endpoint:decide"],
  ["/admin/tokens", "token:revoke"],
  ["/admin/users", "user:read"],
  ["/admin/factors", "factor:reset"],
  ["/admin/sessions", "session:revoke"],
  ["/admin", "role:read"],
  ["/inbox", "inbox:read"],
  ["/home", "home:read"],
];

/**
 * The permission that opens the page at a path, for telling somebody who was refused. Only words hang on it: the page
 * itself asks, and says so in the trail. Null for a path outside these areas.
 */
export function areaPermission(path: string): Permission | null {
  const parts = path.split(/[?#]/)[0]?.split("/") ?? [];
  const fits = (pattern: string) =>
    pattern.split("/").every((part, at) => part === parts[at] || (part === "*" && Boolean(parts[at])));
  return areas.find(([pattern]) => fits(pattern))?.[1] ?? null;
}
