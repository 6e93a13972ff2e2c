import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { recordVersions } from "@/db/schema/versions";
import type { RecordKind } from "@/db/values";
import { AppError } from "@/lib/errors";
import { lockForEdit } from "./edit";
import type { RecordRow } from "./tables";

/** The record at the revision on the screen, and the earlier version whose values are to come back. */
export const restoreInput = z.strictObject({
  id: z.uuid(),
  revision: z.int().positive(),
  version: z.int().positive(),
});
type RestoreInput = z.output<typeof restoreInput>;

/** Locks the record as every edit does, then finds the version. */
export async function lockWithVersion<Row extends RecordRow>(
  tx: Transaction,
  kind: RecordKind,
  input: RestoreInput,
) {
  const row = await lockForEdit<Row>(tx, kind, input.id, input.revision);
  const { institutionId, recordId, revision } = recordVersions;
  const [version] = await tx
    .select()
    .from(recordVersions)
    .where(and(eq(institutionId, row.institutionId), eq(recordId, row.id), eq(revision, input.version)));
  if (version === undefined) throw new AppError("record.not-found");
  return { row, version };
}

/** A restore that would change nothing is refused: it would be a version that says what the last one says. */
export function assertDifferent(isSame: boolean): void {
  if (isSame) throw new AppError("record.nothing-to-restore");
}
