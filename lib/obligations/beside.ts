import "server-only";
import type { Transaction } from "@/db/client";
import type { obligations } from "@/db/schema/obligations";
import { decidedOf } from "@/lib/classification/standing";
import { askedConditions } from "./asked-condition";
import { latestActs } from "./latest";
import type { Beside } from "./view";

type Row = typeof obligations.$inferSelect;

/** What each of these obligations is looked at with. */
export async function besides(tx: Transaction, rows: readonly Row[]): Promise<(row: Row) => Beside> {
  const acts = await latestActs(
    tx,
    rows.map(({ id }) => id),
  );
  const decided = await decidedOf(tx, null, [...new Set(rows.map(({ applicationId }) => applicationId))]);
  const conditions = await askedConditions(
    tx,
    rows.map(({ conditionId }) => conditionId),
  );
  return ({ id, applicationId, conditionId }) => ({
    latest: acts.get(id),
    isDecided: decided.has(applicationId),
    condition: conditions.get(conditionId ?? ""),
  });
}
