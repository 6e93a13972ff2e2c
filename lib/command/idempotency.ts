import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/api";
import type { JsonValue } from "@/lib/canonical";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import type { ApiAnswer } from "./api-face";

/** A write that may come twice: whose key, which key, and a digest of what was asked. */
export type Repetition = { userId: string; key: string; requestDigest: string };

/**
 * What a key stands for: the command, its input as parsed, and for whom the person acted. Somebody who has moved to another
 * institution does not get the old one's answer. A `credential` is left out: it proves who asks, is another at each try, and
 * a plain hash of a password must not be kept.
 */
export function requestDigest(name: string, reach: unknown, input: unknown): string {
  const { credential: _credential, ...asked } = input as Record<string, unknown>;
  return canonicalDigest({ name, reach, input: asked } as JsonValue);
}

/**
 * Takes a key for this transaction, or gives the answer it already has. Of many at once the first holds the row and the
 * others wait for its end: then they find its answer, or, where it was taken back, the next of them is the first.
 */
export async function claimKey(tx: Transaction, asked: Repetition, at: Date): Promise<ApiAnswer | null> {
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ ...asked, createdAt: at })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [known] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, asked.userId), eq(idempotencyKeys.key, asked.key)));
  if (known?.requestDigest !== asked.requestDigest) throw new AppError("request.key-reused");
  if (known.status === null || known.answer === null) throw new Error("a kept key without its answer");
  return { status: known.status, body: known.answer };
}

export async function keepAnswer(tx: Transaction, asked: Repetition, answer: ApiAnswer): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ status: answer.status, answer: answer.body })
    .where(and(eq(idempotencyKeys.userId, asked.userId), eq(idempotencyKeys.key, asked.key)));
}
