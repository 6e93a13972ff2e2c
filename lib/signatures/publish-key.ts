import "server-only";
import { signingKeys } from "@/db/schema/signatures";
import { authScope } from "@/lib/auth/sign-in";
import { now } from "@/lib/clock";
import { scoped } from "@/lib/database";
import { type PublishedKey, signatureProvider } from "./provider";

/**
 * Publishes the key that signs now, in a scope that cannot sign itself: a signature by a key nobody can look up does not
 * come about. Once published, a key stays.
 */
export async function publishKey(): Promise<PublishedKey> {
  const key = await signatureProvider().currentKey();
  await scoped(authScope, (tx) =>
    tx
      .insert(signingKeys)
      .values({ ...key, firstUsedAt: now() })
      .onConflictDoNothing(),
  );
  return key;
}
