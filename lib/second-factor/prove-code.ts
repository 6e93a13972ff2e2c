import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recoveryCodes, secondFactors } from "@/db/schema/signatures";
import { appendAudit, portalStream } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import { countAddressFailure, refuseBusyAddress } from "@/lib/auth/address-failures";
import { lockMinutes } from "@/lib/auth/lock-out";
import { authScope } from "@/lib/auth/sign-in";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { env } from "@/lib/env";
import { masterKeysFrom, openSealed } from "@/lib/envelope";
import { AppError, type FieldProblem } from "@/lib/errors";
import { recoveryHash } from "./recovery-code";
import { isAppCode } from "./schema";
import { stepOfCode } from "./totp";

export type SecondComponent = "totp" | "recovery_code";
type Factor = typeof secondFactors.$inferSelect;
type Refused = { refused: "codeWrong" | "codeUsed" | "codeLocked"; minutes?: number };
const MINUTE = 60_000;

export const factorKeys = () => masterKeysFrom(env().secret, "second-factor/1");
export const secretOf = (factor: Factor): string => openSealed(factor, factor.userId, factorKeys());

/** The person's factor, and nobody else's to use until this transaction ends. */
export async function holdFactor(tx: Transaction, userId: string): Promise<Factor | undefined> {
  const [factor] = await tx
    .select()
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .for("update");
  return factor;
}

/** Takes a code of the app: its step, and all before it, are used up. */
async function takeAppCode(tx: Transaction, factor: Factor, code: string, at: Date) {
  const step = stepOfCode(secretOf(factor), code, at);
  if (step === null) return { refused: "codeWrong" } as const;
  if (step <= factor.lastStep) return { refused: "codeUsed" } as const;
  await tx.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.userId, factor.userId));
  return { component: "totp" } as const;
}

async function takeRecoveryCode(tx: Transaction, factor: Factor, code: string, at: Date) {
  const own = and(eq(recoveryCodes.userId, factor.userId), eq(recoveryCodes.hash, recoveryHash(code)));
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(and(own, isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  if (taken.length > 0) return { component: "recovery_code" } as const;
  return { refused: (await tx.$count(recoveryCodes, own)) > 0 ? "codeUsed" : "codeWrong" } as const;
}

async function countWrongCode(tx: Transaction, viewer: Viewer, factor: Factor, at: Date): Promise<void> {
  await countAddressFailure(tx, viewer.request.address, at);
  const failures = factor.failures + 1;
  const wait = lockMinutes(failures);
  const lock = wait > 0 ? { lockedUntil: new Date(at.getTime() + wait * MINUTE) } : {};
  await tx
    .update(secondFactors)
    .set({ failures, ...lock })
    .where(eq(secondFactors.userId, factor.userId));
}

function trail(tx: Transaction, viewer: Viewer, at: Date, action: string, detail: Record<string, string>) {
  const outcome = action === "factor.refused" ? ("denied" as const) : ("done" as const);
  const object = { kind: "account", id: viewer.userId };
  return appendAudit(tx, viewer, at, [{ ...portalStream, action, object, outcome, detail }]);
}

async function judge(tx: Transaction, viewer: Viewer, factor: Factor, code: string, at: Date) {
  const { lockedUntil } = factor;
  // During a lock nothing is compared and nothing counts: the right code learns no more than a wrong one.
  if (lockedUntil !== null && lockedUntil > at) {
    const minutes = Math.ceil((lockedUntil.getTime() - at.getTime()) / MINUTE);
    return { refused: "codeLocked", minutes } satisfies Refused;
  }
  const taken = await (isAppCode(code) ? takeAppCode : takeRecoveryCode)(tx, factor, code, at);
  if ("component" in taken) {
    const cleared = { failures: 0, lockedUntil: null };
    await tx.update(secondFactors).set(cleared).where(eq(secondFactors.userId, factor.userId));
  } else await countWrongCode(tx, viewer, factor, at);
  return taken;
}

/**
 * Proves that the signed-in person holds their second factor, by a code of the app or a recovery code. Commits on its own,
 * before whatever the code is for: a code is used up even when that is refused, and a wrong one counts in any case.
 * `path` is the field that a refusal stands at.
 */
export async function proveCode(viewer: Viewer, code: string, path: string): Promise<SecondComponent> {
  const at = now();
  const answer = await scoped(authScope, async (tx) => {
    await refuseBusyAddress(tx, viewer.request.address, at);
    const factor = await holdFactor(tx, viewer.userId);
    if (factor === undefined || factor.confirmedAt === null) return null;
    const taken = await judge(tx, viewer, factor, code, at);
    if ("component" in taken) await trail(tx, viewer, at, "factor.used", { credential: taken.component });
    else await trail(tx, viewer, at, "factor.refused", { code: taken.refused });
    return taken;
  });
  if (answer === null) throw new AppError("signature.not-enrolled");
  if ("component" in answer) return answer.component;
  const { refused, ...values } = answer;
  const field: FieldProblem = { path, code: refused, values };
  throw new AppError("input.invalid", { fields: [field] });
}
