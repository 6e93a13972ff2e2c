import { may, type Permission } from "@/lib/auth/permissions";
import { formatTicket } from "@/lib/reports/ticket";
import type { HospitalIds } from "./database";

/** Who may open a page: everybody, whoever holds a permission, or visitors only (a signed-in person is led on). */
export type Opens = "everybody" | "visitors" | Permission;
export type PortalPage = { opens: Opens; path: (ids: HospitalIds) => string };

const fixed = (opens: Opens, address: string): PortalPage => ({ opens, path: () => address });

/** Every page by its place in app/, with who may open it. A page without a row here fails the access test. */
export const portalPages: Readonly<Record<string, PortalPage>> = {
  "/": fixed("everybody", "/"),
  "/register": fixed("everybody", "/register"),
  "/register/[number]": { opens: "everybody", path: ({ number }) => `/register/${number}` },
  "/register/[number]/report": { opens: "everybody", path: ({ number }) => `/register/${number}/report` },
  "/reports/[ticket]": {
    opens: "everybody",
    path: ({ ticket }) => `/reports/${formatTicket(Number(ticket))}`,
  },
  "/reports": fixed("report:answer", "/reports"),
  "/reports/[ticket]/answer": {
    opens: "report:answer",
    path: ({ ticket }) => `/reports/${formatTicket(Number(ticket))}/answer`,
  },
  "/register/[number]/versions": {
    opens: "everybody",
    path: ({ number }) => `/register/${number}/versions`,
  },
  "/register/[number]/versions/[version]": {
    opens: "everybody",
    path: ({ number }) => `/register/${number}/versions/1`,
  },
  "/classify": fixed("everybody", "/classify"),
  "/rules/[version]": fixed("everybody", "/rules/1.0.0"),
  "/api-docs": fixed("everybody", "/api-docs"),
  "/permissions": fixed("everybody", "/permissions"),
  "/statistics": fixed("everybody", "/statistics"),
  "/margins": fixed("everybody", "/margins"),
  "/checkpoints": fixed("everybody", "/checkpoints"),
  "/sign-in": fixed("visitors", "/sign-in"),
  "/sign-up": fixed("visitors", "/sign-up"),
  "/invitations/accept": fixed("everybody", "/invitations/accept"),
  "/members": fixed("member:read", "/members"),
  "/password": fixed("password:change", "/password"),
  "/profile/second-factor": fixed("factor:keep", "/profile/second-factor"),
  "/signatures/[id]": { opens: "signature:read", path: (ids) => `/signatures/${ids.signature}` },
  "/profile": fixed("preference:keep", "/profile"),
  "/admin/roles": fixed("role:read", "/admin/roles"),
  "/home": fixed("home:read", "/home"),
  "/inbox": fixed("inbox:read", "/inbox"),
  "/request": fixed("membership:request", "/request"),
  "/institutions": fixed("institution:read", "/institutions"),
  "/institutions/[id]": { opens: "institution:read", path: (ids) => `/institutions/${ids.institution}` },
  "/institutions/[id]/edit": {
    opens: "institution:edit",
    path: (ids) => `/institutions/${ids.institution}/edit`,
  },
  "/deployments": fixed("deployment:read", "/deployments"),
  "/deployments/new": fixed("deployment:edit", "/deployments/new"),
  "/deployments/[id]": { opens: "deployment:read", path: (ids) => `/deployments/${ids.deployment}` },
  "/deployments/[id]/edit": {
    opens: "deployment:edit",
    path: (ids) => `/deployments/${ids.deployment}/edit`,
  },
  "/deployments/[id]/configuration": {
    opens: "deployment:edit",
    path: (ids) => `/deployments/${ids.deployment}/configuration`,
  },
  "/deployments/[id]/endpoint": {
    opens: "endpoint:read",
    path: (ids) => `/deployments/${ids.deployment}/endpoint`,
  },
  "/deployments/[id]/applications/new": {
    opens: "application:edit",
    path: (ids) => `/deployments/${ids.deployment}/applications/new`,
  },
  "/deployments/[id]/spot-checks/new": {
    opens: "spot-check:start",
    path: (ids) => `/deployments/${ids.deployment}/spot-checks/new`,
  },
  "/spot-checks": fixed("spot-check:read", "/spot-checks"),
  "/spot-checks/suites": fixed("spot-check:read", "/spot-checks/suites"),
  "/spot-checks/suites/own": fixed("suite:keep", "/spot-checks/suites/own"),
  "/spot-checks/[id]": { opens: "spot-check:read", path: (ids) => `/spot-checks/${ids.check}` },
  "/applications/[id]": { opens: "application:read", path: (ids) => `/applications/${ids.application}` },
  "/applications/[id]/classification": {
    opens: "classification:read",
    path: (ids) => `/applications/${ids.application}/classification`,
  },
  "/applications/[id]/edit": {
    opens: "application:edit",
    path: (ids) => `/applications/${ids.application}/edit`,
  },
  "/records/[kind]/[id]/versions": {
    opens: "institution:read",
    path: (ids) => `/records/deployment/${ids.deployment}/versions`,
  },
  "/records/[kind]/[id]/versions/[revision]": {
    opens: "institution:edit",
    path: (ids) => `/records/deployment/${ids.deployment}/versions/1`,
  },
  "/reviews": fixed("review:read", "/reviews"),
  "/reviews/routing": fixed("review:read", "/reviews/routing"),
  "/reviews/[id]": { opens: "review:read", path: (ids) => `/reviews/${ids.reviewCase}` },
  "/reviews/[id]/letter": { opens: "review:read", path: (ids) => `/reviews/${ids.reviewCase}/letter` },
  "/audit": fixed("trail:read", "/audit"),
  "/admin/endpoints": fixed("endpoint:decide", "/admin/endpoints"),
  "/admin/tokens": fixed("token:revoke", "/admin/tokens"),
  "/tokens": fixed("token:keep", "/tokens"),
  "/admin": fixed("role:read", "/admin"),
  "/admin/users": fixed("user:read", "/admin/users"),
  "/admin/factors": fixed("factor:reset", "/admin/factors"),
  "/admin/sessions": fixed("session:revoke", "/admin/sessions"),
};

/** What a page answers a role whose scope holds the records that `path` names. */
export function expectedAnswer(
  opens: Opens,
  role: Parameters<typeof may>[0],
): 200 | 403 | "led on" | "sign-in" {
  if (opens === "everybody") return 200;
  if (opens === "visitors") return role === "public" ? 200 : "led on";
  if (role === "public") return "sign-in";
  return may(role, opens) ? 200 : 403;
}
