import { may } from "@/lib/auth/permissions";
import { areaPermission } from "./area-permission";

/** Pages that make no sense to come back to. */
const notAgain = /^\/(sign-in|sign-up|api)(\/|$)/;

/**
 * Where to go after signing in: the `next` parameter if it is a path of this portal, else `fallback`. Everything that a
 * browser could read as another origin (`//host`, a backslash, a scheme, a tab between the slashes) is refused.
 */
export function safeNextPath(next: string | readonly string[] | undefined, fallback = "/home"): string {
  if (typeof next !== "string" || next.length > 1000) return fallback;
  if (!next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return fallback;
  const base = "http://portal.invalid";
  if (!URL.canParse(next, base)) return fallback;
  const { origin, pathname, search, hash } = new URL(next, base);
  // A path with two leading slashes would name a host once it stands alone.
  if (origin !== base || pathname.startsWith("//") || notAgain.test(pathname)) return fallback;
  return `${pathname}${search}${hash}`;
}

/** Where a fresh account goes: where it came from if it may go there, else to the request for an institution. */
export function nextAfterSignUp(next: string | readonly string[] | undefined): string {
  const path = safeNextPath(next, "/request");
  const needs = areaPermission(path);
  return needs === null || may("account", needs) ? path : "/request";
}
