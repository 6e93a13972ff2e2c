import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Scope, Transaction } from "@/db/client";
import { sessions, users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import { appendAudit, portalStream } from "@/lib/audit/append";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { RequestInfo, Viewer, Visitor } from "./actor";
import { countAddressFailure, refuseBusyAddress } from "./address-failures";
import { lockMinutes } from "./lock-out";
import { verifyAgainstNobody, verifyPassword } from "./passwords";

export const authScope: Scope = { kind: "auth", institutionId: PORTAL_STREAM_ID };
export const SESSION_HOURS = 8;
const minutes = (count: number) => count * 60_000;

type Account = typeof users.$inferSelect;
type Attempt = { email: string; password: string; userAgent: string | null; request: RequestInfo };

async function findAccount(tx: Transaction, email: string): Promise<Account | undefined> {
  // Postgres has no text with this character: asked for it, it fails where it should find nobody.
  if (email.includes("\0")) return undefined;
  const [account] = await tx
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return account;
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
    await countAddressFailure(tx, address, at);
  });
}

function trail(
  tx: Transaction,
  actor: Visitor | Viewer,
  at: Date,
  action: string,
  objectId: string,
  done: boolean,
) {
  return appendAudit(tx, actor, at, [
    { ...portalStream, action, object: { kind: "account", id: objectId }, outcome: done ? "done" : "denied" },
  ]);
}

const visitorOf = (request: RequestInfo): Visitor => ({ kind: "visitor", role: "public", request });

/** The account as it stands now, and nobody else's to change until this transaction ends. */
async function holdAccount(tx: Transaction, account: Account | undefined) {
  if (account === undefined) return undefined;
  const [held] = await tx
    .select({
      id: users.id,
      failedSignIns: users.failedSignIns,
      lockedUntil: users.lockedUntil,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(eq(users.id, account.id))
    .for("update");
  return held;
}
type Held = Awaited<ReturnType<typeof holdAccount>>;

const isClosed = (held: Held, at: Date): boolean => held?.lockedUntil != null && held.lockedUntil > at;

/** May what was proven against `account` count for the account as it is now? Not after another password came between. */
const stillCounts = (held: Held, account: Account | undefined, at: Date): held is NonNullable<Held> =>
  held !== undefined && held.passwordHash === account?.passwordHash && !isClosed(held, at);

/** Counts a wrong password against the address and the account. */
async function countFailure(tx: Transaction, held: Held, request: RequestInfo, at: Date): Promise<void> {
  await countAddressFailure(tx, request.address, at);
  // While an account is closed nothing counts against it, or a stranger could keep it closed for ever.
  if (held !== undefined && !isClosed(held, at)) {
    const failures = held.failedSignIns + 1;
    const wait = lockMinutes(failures);
    await tx
      .update(users)
      .set({
        failedSignIns: failures,
        ...(wait > 0 ? { lockedUntil: new Date(at.getTime() + minutes(wait)) } : {}),
      })
      .where(eq(users.id, held.id));
  }
}

async function openSession(tx: Transaction, userId: string, attempt: Attempt, at: Date): Promise<string> {
  const id = newId();
  await tx.update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, userId));
  await tx.insert(sessions).values({
    id,
    userId,
    address: attempt.request.address,
    userAgent: attempt.userAgent?.slice(0, 300) ?? null,
    createdAt: at,
    expiresAt: new Date(at.getTime() + minutes(SESSION_HOURS * 60)),
  });
  await trail(tx, visitorOf(attempt.request), at, "session.opened", userId, true);
  return id;
}

export type SignedIn = { userId: string; sessionId: string; name: string; email: string };

/**
 * Proves a person by e-mail address and password. An unknown address, a wrong password, and either password during a
 * lock cost the same time and say the same: whoever guesses learns nothing by going on while the account is closed.
 */
export async function signIn(attempt: Attempt): Promise<SignedIn> {
  const at = now();
  const { request } = attempt;
  const account = await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, request.address, at);
    return findAccount(tx, attempt.email);
  });
  const isProven = account
    ? await verifyPassword(attempt.password, account.passwordHash)
    : await verifyAgainstNobody(attempt.password);
  // Both are asked once more, for right and wrong alike: of many guesses sent at once the late ones come too late.
  const sessionId = await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, request.address, at);
    const held = await holdAccount(tx, account);
    if (isProven && stillCounts(held, account, at)) return openSession(tx, held.id, attempt, at);
    await countFailure(tx, held, request, at);
    await trail(tx, visitorOf(request), at, "session.refused", held?.id ?? "unknown", false);
    return null;
  });
  if (account === undefined || sessionId === null) throw new AppError("sign-in.failed");
  return { userId: account.id, sessionId, name: account.name, email: account.email };
}

/**
 * Proves the signed-in person once more, before something that a found, open browser must not do. A wrong password counts
 * as a failed sign-in does, and during a lock the right one is refused like a wrong one. Returns the hash that was met.
 * `path` is the field of the form that the refusal stands at.
 */
export async function proveAgain(viewer: Viewer, password: string, path = "current"): Promise<string> {
  const at = now();
  const { request } = viewer;
  const account = await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, request.address, at);
    const [own] = await tx.select().from(users).where(eq(users.id, viewer.userId));
    return own;
  });
  const isProven = account !== undefined && (await verifyPassword(password, account.passwordHash));
  const isAccepted = await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, request.address, at);
    const held = await holdAccount(tx, account);
    if (isProven && stillCounts(held, account, at)) {
      await tx.update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, held.id));
      return true;
    }
    await countFailure(tx, held, request, at);
    await trail(tx, viewer, at, "account.password-refused", viewer.userId, false);
    return false;
  });
  if (account === undefined || !isAccepted) {
    throw new AppError("input.invalid", { fields: [{ path, code: "passwordWrong" }] });
  }
  return account.passwordHash;
}
