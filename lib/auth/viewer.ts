import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { recordRefusal } from "@/lib/audit/append";
import { env } from "@/lib/env";
import type { RequestInfo, Viewer, Visitor } from "./actor";
import { viewerOfSession } from "./mint";
import { may, type Permission } from "./permissions";

const sessionCookies = ["__Secure-next-auth.session-token", "next-auth.session-token"];

export const requestInfo = cache(async (): Promise<RequestInfo> => {
  const sent = await headers();
  return {
    requestId: sent.get("x-request-id") ?? crypto.randomUUID(),
    address: sent.get("x-portal-address"),
  };
});

async function sessionIdOfCookie(): Promise<string | null> {
  const jar = await cookies();
  const token = sessionCookies.map((name) => jar.get(name)?.value).find((value) => value !== undefined);
  if (token === undefined) return null;
  try {
    const claims = await decode({ token, secret: env().authSecret });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    // A cookie that does not decrypt proves nobody; it is not an outage.
    return null;
  }
}

/** The signed-in person of this request, read once; null for a visitor. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sessionId = await sessionIdOfCookie();
  return sessionId === null ? null : viewerOfSession(sessionId, await requestInfo());
});

export async function currentVisitor(): Promise<Visitor> {
  return { kind: "visitor", role: "public", request: await requestInfo() };
}

/** Whoever asks: the signed-in person, else a visitor. For public pages. */
export async function currentActor(): Promise<Viewer | Visitor> {
  return (await currentViewer()) ?? currentVisitor();
}

/** For a page: the viewer with this permission. Without a session → sign-in; without the permission → 403, in the trail. */
export async function requireViewer(permission: Permission): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer === null) {
    const path = (await headers()).get("x-portal-path") ?? "/home";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (!may(viewer.role, permission)) {
    await recordRefusal(viewer, `page ${permission}`, "permission.denied");
    forbidden();
  }
  return viewer;
}
