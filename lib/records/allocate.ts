import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { RecordKind } from "@/db/values";
import { formatRecordNumber } from "./number";

type Place = { institutionId: string; jurisdictionCode: string };

/** The next public number, reserved for this record. A number of a rolled-back transaction is never used again. */
export async function allocateNumber(
  tx: Transaction,
  kind: RecordKind,
  place: Place,
  id: string,
): Promise<string> {
  const [row] = await tx.execute<{ serial: string }>(
    sql`select allocate_record_number(${kind}, ${place.institutionId}, ${place.jurisdictionCode}, ${id}) as serial`,
  );
  return formatRecordNumber(kind, Number(row?.serial));
}
