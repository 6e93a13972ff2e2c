import fs from "node:fs";
import path from "node:path";
import type { HospitalIds } from "./database";

const root = path.resolve(import.meta.dirname, "..");

/**
 * What an address answers that is no page. `told`: what its reader may see, whatever they name. `named`: something of
 * somebody's by its id. `acts`: takes a form of the reader's own. `api`: tried by lib/api/matrix.
 */
export type PortalRoute = {
  kind: "told" | "named" | "acts" | "api";
  method: "GET" | "POST";
  paths: (ids: HospitalIds) => readonly string[];
};

const told = (...paths: string[]): PortalRoute => ({ kind: "told", method: "GET", paths: () => paths });
const named = (method: PortalRoute["method"], address: (ids: HospitalIds) => string): PortalRoute => ({
  kind: "named",
  method,
  paths: (ids) => [address(ids)],
});
const acts = (address: string): PortalRoute => ({ kind: "acts", method: "POST", paths: () => [address] });

/** Every route handler by its place in app/. One without a row here fails the access test. */
export const portalRoutes: Readonly<Record<string, PortalRoute>> = {
  "/register/export": told(...["csv", "xlsx", "jsonl"].map((format) => `/register/export?format=${format}`)),
  "/command/records": told("/command/records?q=%E5%B9%B3%E5%8F%B0"),
  "/command/views": told("/command/views"),
  "/command/next": told("/command/next"),
  "/statistics/figures.csv": told("/statistics/figures.csv"),
  "/statistics/figures.json": told("/statistics/figures.json"),
  "/checkpoints/latest": told("/checkpoints/latest"),
  "/checkpoints/key": told("/checkpoints/key"),
  "/signatures/keys": told("/signatures/keys"),
  "/api/health": told("/api/health"),
  "/audit/export": named("GET", (ids) => `/audit/export?institution=${ids.institution}`),
  "/signatures/[id]/file": named("GET", (ids) => `/signatures/${ids.signature}/file`),
  "/api/spot-checks/[id]/events": named("GET", (ids) => `/api/spot-checks/${ids.check}/events`),
  "/deployments/[id]/endpoint/test": named("POST", (ids) => `/deployments/${ids.deployment}/endpoint/test`),
  "/views": acts("/views"),
  "/preferences": acts("/preferences"),
  "/sign-out": acts("/sign-out"),
  "/api/spot-checks": acts("/api/spot-checks"),
  "/api/spot-checks/trial": acts("/api/spot-checks/trial"),
  "/api/auth/[...nextauth]": acts("/api/auth/callback/credentials"),
  "/api/v1/[[...path]]": { kind: "api", method: "GET", paths: () => ["/api/v1/register"] },
  "/api/v1/openapi.json": { kind: "api", method: "GET", paths: () => ["/api/v1/openapi.json"] },
};

/** The files of app/ with this name, as the addresses of their folders; groups in parentheses are not part of an address. */
export function addressesOfApp(file: "page.tsx" | "route.ts"): string[] {
  const files = fs.readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" });
  return files
    .map((found) => found.replaceAll(path.sep, "/"))
    .filter((found) => path.posix.basename(found) === file)
    .map((found) => path.posix.dirname(found).split("/"))
    .map((parts) => `/${parts.filter((part) => part !== "." && !/^\(.*\)$/.test(part)).join("/")}`)
    .sort();
}
