import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { JobContract } from "./contract";

/**
 * Asks for a job in the transaction that causes it: both happen or neither. The database lets a request ask for its own
 * institution, or for one of its jurisdiction, only.
 */
export async function enqueueJob<Payload extends { institutionId: string }>(
  tx: Transaction,
  contract: JobContract<Payload>,
  payload: Payload,
  runAt: Date | null = null,
): Promise<void> {
  const { institutionId, ...told } = contract.payload.parse(payload);
  await tx.execute(sql`select enqueue_job(${contract.name}, ${institutionId}::uuid, ${JSON.stringify(told)}::jsonb,
    ${contract.key(payload)}, ${contract.queue(payload)}::text, ${runAt?.toISOString() ?? null}::timestamptz,
    ${contract.maxAttempts}::int)`);
}
