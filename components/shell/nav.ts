import { may, type Permission } from "@/lib/auth/permissions";
import type { Messages } from "@/lib/i18n/messages";

type NavKey = keyof Messages["shell"]["nav"];
type GroupKey = keyof Messages["shell"]["group"];

export type NavItem = { href: string; messageKey: NavKey; permission: Permission; group?: GroupKey };

/** The pages of the portal that exist, in the order of the contents column. Others are added with their page. */
export const portalNav: readonly NavItem[] = [
  { href: "/home", messageKey: "home", permission: "home:read" },
  { href: "/inbox", messageKey: "inbox", permission: "inbox:read" },
  { href: "/request", messageKey: "request", permission: "membership:request" },
  { href: "/institutions", messageKey: "institutions", permission: "institution:read", group: "record" },
  { href: "/deployments", messageKey: "deployments", permission: "deployment:read", group: "record" },
  { href: "/members", messageKey: "members", permission: "member:read", group: "record" },
  { href: "/reports", messageKey: "reports", permission: "report:answer", group: "record" },
  { href: "/reviews", messageKey: "reviews", permission: "record:verify", group: "oversight" },
  { href: "/audit", messageKey: "audit", permission: "trail:read", group: "trace" },
  { href: "/tokens", messageKey: "tokens", permission: "token:keep", group: "trace" },
  { href: "/admin", messageKey: "admin", permission: "role:read", group: "trace" },
];

/** The public pages that exist. */
export const publicNav: readonly NavItem[] = [
  { href: "/register", messageKey: "register", permission: "register:read", group: "public" },
  { href: "/checkpoints", messageKey: "checkpoints", permission: "register:read", group: "public" },
  { href: "/permissions", messageKey: "permissions", permission: "register:read", group: "public" },
  { href: "/api-docs", messageKey: "apiDocs", permission: "register:read", group: "public" },
];

type Role = Parameters<typeof may>[0];

/** What this role may open: nothing else is listed. */
export const navFor = (items: readonly NavItem[], role: Role): NavItem[] =>
  items.filter((item) => may(role, item.permission));

/** Is this the page, or a page below it? */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
