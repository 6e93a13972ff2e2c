import "server-only";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Scope, Transaction } from "@/db/client";
import { sessions, signInAttempts, users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import { appendAudit, portalStream } from "@/lib/audit/append";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { RequestInfo, Visitor } from "./actor";
import { ADDRESS_FAILURES, ADDRESS_WINDOW_MINUTES, lockMinutes } from "./lock-out";
import { verifyAgainstNobody, verifyPassword } from "./passwords";

const authScope: Scope = { kind: "auth", institutionId: PORTAL_STREAM_ID };
export const SESSION_HOURS = 8;
const minutes = (count: number) => count * 60_000;

type Account = typeof users.$inferSelect;
type Attempt = { email: string; password: string; userAgent: string | null; request: RequestInfo };

async function findAccount(tx: Transaction, email: string): Promise<Account | undefined> {
  const [account] = await tx
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return account;
}

async function refuseBusyAddress(tx: Transaction, address: string | null, at: Date): Promise<void> {
  if (address === null) return;
  const since = new Date(at.getTime() - minutes(ADDRESS_WINDOW_MINUTES));
  await tx.delete(signInAttempts).where(lt(signInAttempts.at, since));
  const failures = await tx.$count(
    signInAttempts,
    and(eq(signInAttempts.address, address), gt(signInAttempts.at, since)),
  );
  if (failures >= ADDRESS_FAILURES)
    throw new AppError("request.too-many", { values: { minutes: ADDRESS_WINDOW_MINUTES } });
}

/**
 * Counts a sign-up against its address as a failed sign-in would be: accounts cannot be made or probed by the hundred. A
 * transaction of its own, because a refused sign-up, which tells most, takes its own transaction back.
 */
export async function countSignUp(address: string | null): Promise<void> {
  if (address === null) return;
  const at = now();
  await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, address, at);
    await tx.insert(signInAttempts).values({ id: newId(), address, at });
  });
}

function trail(
  tx: Transaction,
  request: RequestInfo,
  at: Date,
  action: string,
  objectId: string,
  done: boolean,
) {
  const visitor: Visitor = { kind: "visitor", role: "public", request };
  return appendAudit(tx, visitor, at, [
    { ...portalStream, action, object: { kind: "account", id: objectId }, outcome: done ? "done" : "denied" },
  ]);
}

async function recordFailure(account: Account | undefined, request: RequestInfo, at: Date): Promise<void> {
  await scoped(authScope, async (tx) => {
    if (request.address !== null)
      await tx.insert(signInAttempts).values({ id: newId(), address: request.address, at });
    if (account === undefined) return trail(tx, request, at, "session.refused", "unknown", false);
    const [row] = await tx
      .update(users)
      .set({ failedSignIns: sql`${users.failedSignIns} + 1` })
      .where(eq(users.id, account.id))
      .returning({ failures: users.failedSignIns });
    const wait = lockMinutes(row?.failures ?? 0);
    if (wait > 0) {
      await tx
        .update(users)
        .set({ lockedUntil: new Date(at.getTime() + minutes(wait)) })
        .where(eq(users.id, account.id));
    }
    return trail(tx, request, at, "session.refused", account.id, false);
  });
}

/** Minutes an account stays closed at this moment, rounded up; 0 when it is open. */
function minutesLocked(lockedUntil: Date | null, at: Date): number {
  if (lockedUntil === null) return 0;
  return Math.max(0, Math.ceil((lockedUntil.getTime() - at.getTime()) / minutes(1)));
}

function refuseLocked(lockedUntil: Date | null, at: Date): void {
  const wait = minutesLocked(lockedUntil, at);
  if (wait > 0) throw new AppError("sign-in.locked", { values: { minutes: wait } });
}

/** Asks once more, under the row's lock: of many guesses sent at once, those after the fifth failure come too late. */
async function refuseLate(tx: Transaction, account: Account, attempt: Attempt, at: Date): Promise<void> {
  await refuseBusyAddress(tx, attempt.request.address, at);
  const [row] = await tx
    .select({ lockedUntil: users.lockedUntil })
    .from(users)
    .where(eq(users.id, account.id))
    .for("update");
  refuseLocked(row?.lockedUntil ?? null, at);
}

async function openSession(account: Account, attempt: Attempt, at: Date): Promise<string> {
  const id = newId();
  await scoped(authScope, async (tx) => {
    await refuseLate(tx, account, attempt, at);
    await tx.update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, account.id));
    await tx.insert(sessions).values({
      id,
      userId: account.id,
      address: attempt.request.address,
      userAgent: attempt.userAgent?.slice(0, 300) ?? null,
      createdAt: at,
      expiresAt: new Date(at.getTime() + minutes(SESSION_HOURS * 60)),
    });
    await trail(tx, attempt.request, at, "session.opened", account.id, true);
  });
  return id;
}

export type SignedIn = { userId: string; sessionId: string; name: string; email: string };

/**
 * Proves a person by e-mail address and password. An unknown address, a wrong password and a locked account with a
 * wrong password cost the same time and say the same; only a person who knows the password learns of the lock.
 */
export async function signIn(attempt: Attempt): Promise<SignedIn> {
  const at = now();
  const account = await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, attempt.request.address, at);
    return findAccount(tx, attempt.email);
  });
  const isProven = account
    ? await verifyPassword(attempt.password, account.passwordHash)
    : await verifyAgainstNobody(attempt.password);
  const lockedUntil = account?.lockedUntil ?? null;
  if (!account || !isProven) {
    await recordFailure(minutesLocked(lockedUntil, at) > 0 ? undefined : account, attempt.request, at);
    throw new AppError("sign-in.failed");
  }
  refuseLocked(lockedUntil, at);
  const sessionId = await openSession(account, attempt, at);
  return { userId: account.id, sessionId, name: account.name, email: account.email };
}
