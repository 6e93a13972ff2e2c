import "server-only";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import { memberships, sessions, users } from "@/db/schema/users";
import type { ActorRole, Authority } from "@/db/values";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { isUuid } from "@/lib/ids";
import type { RequestInfo, Viewer } from "./actor";
import { jurisdictionOf } from "./jurisdiction";
import { tokenHash } from "./token-secret";

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
    isSingleKeyOn: user.isSingleKeyOn,
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

/** Reads the row behind a token's secret, in a transaction of the sign-in's scope. Unknown, expired, revoked, or made before its person's present seat → null. */
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
      and(
        eq(apiTokens.hash, tokenHash(secret)),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, at),
        // It was given for the seat its person had then, not for one they came to later.
        or(isNull(memberships.id), lte(memberships.createdAt, apiTokens.createdAt)),
      ),
    );
  if (row === undefined) return null;
  const { id, scopes, lastUsedAt } = row.token;
  if (lastUsedAt === null || at.getTime() - lastUsedAt.getTime() > lastUseSteps) {
    await tx.update(apiTokens).set({ lastUsedAt: at }).where(eq(apiTokens.id, id));
  }
  return mint(row, { sessionId: id, token: { id, scopes }, request });
}
