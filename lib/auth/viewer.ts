import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import { memberships, sessions, users } from "@/db/schema/users";
import type { ActorRole, Authority } from "@/db/values";
import { recordRefusal } from "@/lib/audit/append";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { env } from "@/lib/env";
import { isUuid } from "@/lib/ids";
import type { RequestInfo, Viewer, Visitor } from "./actor";
import { jurisdictionOf } from "./jurisdiction";
import { may, type Permission } from "./permissions";
import { tokenHash } from "./token-secret";

const sessionCookies = ["__Secure-next-auth.session-token", "next-auth.session-token"];

type Proof = Pick<Viewer, "sessionId" | "token" | "request">;
type Person = { user: typeof users.$inferSelect; membership: typeof memberships.$inferSelect | null };

/** The one place where a viewer is minted; the brand has no value at run time. */
function mint({ user, membership }: Person, proof: Proof): Viewer {
  const isOfficial = membership?.authority != null;
  return {
    kind: "person",
    userId: user.id,
    name: user.name,
    email: user.email,
    role: (membership?.role ?? "account") as ActorRole,
    authority: (membership?.authority ?? null) as Authority | null,
    institutionId: membership?.institutionId ?? null,
    jurisdiction:
      membership && (isOfficial || membership.institutionId)
        ? jurisdictionOf(membership.jurisdictionCode)
        : null,
    ...proof,
  } as Viewer;
}

const activeMembership = and(eq(memberships.userId, users.id), eq(memberships.state, "active"));

/** Reads the row behind a session id: gone, ended, expired or of a person without it → null. */
export async function viewerOfSession(sessionId: string, request: RequestInfo): Promise<Viewer | null> {
  if (!isUuid(sessionId)) return null;
  const [row] = await scoped({ kind: "auth" }, (tx) =>
    tx
      .select({ user: users, membership: memberships })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(memberships, activeMembership)
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now()))),
  );
  return row === undefined ? null : mint(row, { sessionId, token: null, request });
}

/** How stale the day's mark of a token's use may be: a write a request would cost more than it tells. */
const lastUseSteps = 60_000;

/** Reads the row behind a token's secret, in a transaction of the sign-in's scope. Unknown, expired or revoked → null. */
export async function viewerOfToken(
  tx: Transaction,
  secret: string,
  request: RequestInfo,
): Promise<Viewer | null> {
  const at = now();
  const [row] = await tx
    .select({ user: users, membership: memberships, token: apiTokens })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .leftJoin(memberships, activeMembership)
    .where(
      and(eq(apiTokens.hash, tokenHash(secret)), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, at)),
    );
  if (row === undefined) return null;
  const { id, scopes, lastUsedAt } = row.token;
  if (lastUsedAt === null || at.getTime() - lastUsedAt.getTime() > lastUseSteps) {
    await tx.update(apiTokens).set({ lastUsedAt: at }).where(eq(apiTokens.id, id));
  }
  return mint(row, { sessionId: id, token: { id, scopes }, request });
}

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
