import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** Reserves a credit code and campus for an institution; false when another institution holds it. */
export async function registerIdentifier(
  tx: Transaction,
  uscc: string,
  campus: string,
  institutionId: string,
): Promise<boolean> {
  const [answer] = await tx.execute<{ free: boolean }>(
    sql`select register_identifier(${uscc}, ${campus}, ${institutionId}) as free`,
  );
  return answer?.free === true;
}
