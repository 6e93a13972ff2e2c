import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { endpointKeys } from "@/db/schema/endpoints";
import { env } from "@/lib/env";
import { masterKeysFrom } from "@/lib/envelope";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isEndpointKey, sealKey } from "@/lib/llm/key-envelope";

type Place = { institutionId: string; jurisdictionCode: string; id: string };
type Asked = { key: string | null; removesKey: boolean };
/** Columns of the endpoint's row that tell of its key; empty where it stays. */
type KeyColumns = { keyMark?: string | null; keyLastFour?: string | null; keySetAt?: Date | null };

/** Refuses what is no key before anything is written: what was typed is in no message. */
export function requireKey({ key }: Asked): void {
  if (key !== null && !isEndpointKey(key)) {
    throw new AppError("endpoint.bad-key", { fields: [{ path: "key", code: "endpoint.key" }] });
  }
}

/** Seals a new key beside its endpoint, or removes the one there is. The endpoint's row must be there. */
export async function keepKey(tx: Transaction, place: Place, { key }: Pick<Asked, "key">): Promise<void> {
  const own = and(eq(endpointKeys.institutionId, place.institutionId), eq(endpointKeys.id, place.id));
  await tx.delete(endpointKeys).where(own);
  if (key === null) return;
  const { keyVersion, nonce, sealed } = sealKey(
    key,
    place.id,
    masterKeysFrom(env().secret, "endpoint-key/1"),
  );
  await tx.insert(endpointKeys).values({ ...place, keyVersion, nonce, sealed });
}

/** What the row says of a key: a new mark with every change, so that no approval outlives the key it was given for. */
export function keyColumns({ key, removesKey }: Asked, at: Date): KeyColumns {
  if (key === null) return removesKey ? { keyMark: null, keyLastFour: null, keySetAt: null } : {};
  return { keyMark: newId(), keyLastFour: key.length < 12 ? "" : key.slice(-4), keySetAt: at };
}
