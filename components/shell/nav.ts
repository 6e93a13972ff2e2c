import { may, type Permission } from "@/lib/auth/permissions";
import type { Messages } from "@/lib/i18n/messages";
import type { PageOfKey } from "./command/use-portal-keys";

type NavKey = keyof Messages["shell"]["nav"];
type GroupKey = keyof Messages["shell"]["group"];

export type NavItem = {
  href: string;
  messageKey: NavKey;
  permission: Permission;
  group?: GroupKey;
  /** Stands in the footer and the contents, not in the masthead, which has room for a few words. */
  isMinor?: true;
};

/** The pages of the portal that exist, in the order of the contents column. Others are added with their page. */
export const portalNav: readonly NavItem[] = [
  { href: "/home", messageKey: "home", permission: "home:read" },
  { href: "/inbox", messageKey: "inbox", permission: "inbox:read" },
  { href: "/request", messageKey: "request", permission: "membership:request" },
  { href: "/institutions", messageKey: "institutions", permission: "institution:read", group: "record" },
  { href: "/deployments", messageKey: "deployments", permission: "deployment:read", group: "record" },
  { href: "/spot-checks", messageKey: "spotChecks", permission: "spot-check:read", group: "record" },
  { href: "/members", messageKey: "members", permission: "member:read", group: "record" },
  { href: "/reports", messageKey: "reports", permission: "report:answer", group: "record" },
  { href: "/reviews", messageKey: "reviews", permission: "record:verify", group: "oversight" },
  // The same address is another page to a hospital: its own cases.
  { href: "/reviews", messageKey: "ownCases", permission: "review:answer", group: "oversight" },
  { href: "/audit", messageKey: "audit", permission: "trail:read", group: "trace" },
  { href: "/tokens", messageKey: "tokens", permission: "token:keep", group: "trace" },
  { href: "/admin", messageKey: "admin", permission: "role:read", group: "trace" },
];

/** The public pages that exist. */
export const publicNav: readonly NavItem[] = [
  { href: "/register", messageKey: "register", permission: "register:read", group: "public" },
  { href: "/classify", messageKey: "classify", permission: "rule-set:read", group: "public" },
  { href: "/statistics", messageKey: "statistics", permission: "register:read", group: "public" },
  { href: "/checkpoints", messageKey: "checkpoints", permission: "register:read", group: "public" },
  {
    href: "/permissions",
    messageKey: "permissions",
    permission: "register:read",
    group: "public",
    isMinor: true,
  },
  { href: "/api-docs", messageKey: "apiDocs", permission: "register:read", group: "public", isMinor: true },
];

type Role = Parameters<typeof may>[0];

/** What this role may open: nothing else is listed. */
export const navFor = (items: readonly NavItem[], role: Role): NavItem[] =>
  items.filter((item) => may(role, item.permission));

/** Pages without a line of their own in the contents; the command menu knows them too. */
const furtherNav: readonly NavItem[] = [
  { href: "/margins", messageKey: "margins", permission: "register:read" },
  { href: "/profile", messageKey: "profile", permission: "preference:keep" },
  { href: "/profile/second-factor", messageKey: "secondFactor", permission: "factor:keep" },
  { href: "/password", messageKey: "password", permission: "password:change" },
  { href: "/admin/roles", messageKey: "adminRoles", permission: "role:read" },
  { href: "/admin/users", messageKey: "adminUsers", permission: "user:read" },
  { href: "/admin/sessions", messageKey: "adminSessions", permission: "session:revoke" },
  { href: "/admin/endpoints", messageKey: "adminEndpoints", permission: "endpoint:decide" },
  { href: "/admin/factors", messageKey: "adminFactors", permission: "factor:reset" },
  { href: "/admin/tokens", messageKey: "adminTokens", permission: "token:revoke" },
];

/** What can be begun from any page. What the open page itself offers stands on it (`page-offers`). */
const actionNav: readonly NavItem[] = [
  { href: "/deployments/new", messageKey: "newDeployment", permission: "deployment:edit" },
  { href: "/members#invite", messageKey: "invite", permission: "member:manage" },
  { href: "/tokens#make", messageKey: "newToken", permission: "token:keep" },
  { href: "/sign-in", messageKey: "signIn", permission: "account:create" },
  { href: "/sign-up", messageKey: "signUp", permission: "account:create" },
];

/** Where the keys that lead somewhere lead this role; one whose page it may not open leads nowhere. */
function pagesOfKeys(role: Role): PageOfKey {
  const hasTurns = may(role, "record:verify") || may(role, "record:dispute");
  return {
    goHome: may(role, "home:read") ? "/home" : "/",
    ...(may(role, "record:verify") && { goReviews: "/reviews" }),
    ...(may(role, "deployment:read") && { goDeployments: "/deployments" }),
    ...(hasTurns && { goNext: "/command/next" }),
  };
}

/** What the command menu and the keys offer a role beside the records it finds. */
export type CommandNav = {
  actions: readonly NavItem[];
  pages: readonly NavItem[];
  pageOfKey: PageOfKey;
};

export const commandNavFor = (role: Role): CommandNav => ({
  actions: navFor(actionNav, role),
  pages: navFor([...portalNav, ...publicNav, ...furtherNav], role),
  pageOfKey: pagesOfKeys(role),
});
