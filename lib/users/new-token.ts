import "server-only";
import type { Transaction } from "@/db/client";
import { apiTokens } from "@/db/schema/api";
import type { AuditEntry } from "@/lib/audit/append";
import type { ApiScope } from "@/lib/auth/scopes";
import { newTokenSecret, tokenHash } from "@/lib/auth/token-secret";
import { newId } from "@/lib/ids";

type NewToken = { userId: string; name: string; scopes: ApiScope[]; createdAt: Date; expiresAt: Date };

/** A token, and what the trail says of it. Its secret is in the result and nowhere else, ever again. */
export async function insertToken(
  tx: Transaction,
  token: NewToken,
  stream: Pick<AuditEntry, "institutionId" | "jurisdictionCode">,
) {
  const { secret, prefix } = newTokenSecret();
  const id = newId();
  await tx.insert(apiTokens).values({ ...token, id, prefix, hash: tokenHash(secret) });
  const detail = { prefix, scopes: token.scopes.join(" "), expires: token.expiresAt.toISOString() };
  const entry: AuditEntry = { ...stream, action: "token.created", object: { kind: "token", id }, detail };
  return { made: { id, secret, prefix, expiresAt: token.expiresAt }, entry };
}
