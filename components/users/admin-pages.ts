import { may, type Permission } from "@/lib/auth/permissions";

/** The parts of the administrators' area, in the order of their tabs. */
const adminPages = [
  { key: "users", href: "/admin/users", permission: "user:read" },
  { key: "roles", href: "/admin/roles", permission: "role:read" },
  { key: "sessions", href: "/admin/sessions", permission: "session:revoke" },
  { key: "endpoints", href: "/admin/endpoints", permission: "endpoint:decide" },
  { key: "factors", href: "/admin/factors", permission: "factor:reset" },
  { key: "tokens", href: "/admin/tokens", permission: "token:revoke" },
] as const satisfies readonly { key: string; href: string; permission: Permission }[];

export type AdminPage = (typeof adminPages)[number];

/** Those that this role may open. */
export const adminPagesFor = (role: Parameters<typeof may>[0]): AdminPage[] =>
  adminPages.filter(({ permission }) => may(role, permission));
