import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recoveryCodes, type secondFactors } from "@/db/schema/signatures";
import { type AuditEntry, portalStream } from "@/lib/audit/append";
import { newId } from "@/lib/ids";
import { newRecoveryCodes, recoveryHash } from "./recovery-code";

/** How long a secret waits for its first code, and is shown: long enough to fetch a telephone. */
export const PENDING_MINUTES = 15;

type Begun = Pick<typeof secondFactors.$inferSelect, "confirmedAt" | "createdAt">;

/** A secret that is shown and waits for its first code. */
export const isPending = (factor: Begun | undefined, at: Date): factor is Begun =>
  factor !== undefined &&
  factor.confirmedAt === null &&
  at.getTime() - factor.createdAt.getTime() < PENDING_MINUTES * 60_000;

/** Replaces a person's recovery codes; the new ones are told in this answer and never again. */
export async function replaceCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ id: newId(), userId, hash: recoveryHash(code) })));
  return codes;
}

/** What is done about a person's second factor stands in the portal's trail, as with their password. */
export const factorEntry = (userId: string, action: string, reason?: string): AuditEntry => ({
  ...portalStream,
  action,
  object: { kind: "account", id: userId },
  ...(reason === undefined ? {} : { reason }),
});
