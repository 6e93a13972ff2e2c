import "server-only";
import { desc, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { obligationRecords } from "@/db/schema/obligations";

export type ObligationRecord = typeof obligationRecords.$inferSelect;

/** What was last done about an obligation, inside a query that reads obligations. */
export const latestAct = sql`(select r.act from obligation_records r where r.institution_id = obligations.institution_id
  and r.obligation_id = obligations.id order by r.at desc, r.id desc limit 1)`;

/** What was last done about each of these obligations. */
export async function latestActs(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, ObligationRecord>> {
  if (ids.length === 0) return new Map();
  const { obligationId, at } = obligationRecords;
  const rows = await tx
    .selectDistinctOn([obligationId])
    .from(obligationRecords)
    .where(inArray(obligationId, [...ids]))
    .orderBy(obligationId, desc(at), desc(obligationRecords.id));
  return new Map(rows.map((row) => [row.obligationId, row]));
}
