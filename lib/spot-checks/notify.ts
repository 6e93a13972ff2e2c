import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** The channel on which it is told that a check has moved on. What is told is its id and nothing else. */
export const CHECK_CHANNEL = "spot_check";

/** Wakes whoever watches a check, when this transaction commits. */
export async function notifyWatchers(tx: Transaction, checkId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHECK_CHANNEL}, ${checkId})`);
}
