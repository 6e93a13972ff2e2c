import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Provenance, RecordKind } from "@/db/values";
import type { AuditEntry } from "@/lib/audit/append";
import { fieldDiff } from "@/lib/audit/diff";
import type { Viewer } from "@/lib/auth/actor";
import type { JsonObject } from "@/lib/canonical";
import { beijingDate } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { claimProblems, type FieldValues, type Sourced } from "./claims";
import { afterEdit, type Stated } from "./provenance";
import { next } from "./rules";
import { keepStatements } from "./statements";
import { fieldValues, type RecordRow, recordTable, sourcedOf, standingOf } from "./tables";
import { keepVersion, type RecordVersion, type Step } from "./versions";

/** Locks a record for an edit. Somebody else's newer revision is a conflict that names who and when. */
export async function lockForEdit<Row extends RecordRow>(
  tx: Transaction,
  kind: RecordKind,
  id: string,
  revision: number,
): Promise<Row> {
  const table = recordTable(kind);
  const [row] = await tx.select().from(table).where(eq(table.id, id)).for("update");
  if (row === undefined) throw new AppError("record.not-found");
  if (row.revision !== revision) {
    throw new AppError("record.stale", {
      values: { by: row.updatedByName ?? "", at: row.updatedAt.toISOString() },
    });
  }
  if (next(standingOf(row), "edit") === null) throw new AppError("record.wrong-state");
  // recordTable() stands for all three; the caller knows which kind it asked for.
  return row as RecordRow as Row;
}

export type Edit = Stated & { fields: readonly string[] };

/** Refuses an edit that passes over what a public source says. */
export function assertClaims(before: Sourced, { values, claims = {} }: Stated): void {
  const fields = claimProblems(before, values, claims);
  if (fields.length > 0) throw new AppError("input.invalid", { fields });
}

/** The columns every edit sets: provenance of each field, the next revision, who and when. */
export function editedColumns(row: RecordRow, kind: RecordKind, edit: Edit, viewer: Viewer, at: Date) {
  const before = sourcedOf(kind, row);
  assertClaims(before, edit);
  const provenance = afterEdit(before, edit, edit.fields, beijingDate(at));
  return {
    provenance,
    state: next(standingOf(row), "edit") ?? row.state,
    revision: row.revision + 1,
    updatedBy: viewer.userId,
    updatedByName: viewer.name,
    updatedAt: at,
  };
}

/** Writes down what an edit of this record said, field by field, and the new revision as a whole. */
export async function keepEdit(
  tx: Transaction,
  kind: RecordKind,
  row: RecordRow,
  after: { values: FieldValues; provenance: Provenance },
  step: Step,
): Promise<RecordVersion> {
  const { institutionId, jurisdictionCode, id } = row;
  const of = { institutionId, jurisdictionCode, kind, id, revision: row.revision + 1 };
  await keepStatements(tx, of, sourcedOf(kind, row), after, step.viewer, step.at);
  return keepVersion(tx, kind, row, step);
}

/** The step of a save: an edit, or the return of an earlier version's values. */
export const stepOf = (viewer: Viewer, at: Date, restoredFrom: number | undefined): Step =>
  restoredFrom === undefined
    ? { step: "edited", viewer, at }
    : { step: "restored", viewer, at, restoredFrom };

/** The trail entry of an edit: which regulated fields changed, from what to what, and the digest of the version kept. */
export function editEntry(
  kind: RecordKind,
  row: RecordRow,
  after: Record<string, unknown>,
  fields: readonly string[],
  { digest, restoredFrom }: RecordVersion,
): AuditEntry {
  return {
    institutionId: row.institutionId,
    jurisdictionCode: row.jurisdictionCode,
    action: restoredFrom === null ? `${kind}.updated` : "record.restored",
    object: { kind, id: row.id, version: row.revision + 1 },
    diff: fieldDiff(fieldValues(kind, row) as JsonObject, after as JsonObject, fields),
    after: digest,
    ...(restoredFrom === null ? {} : { detail: { restoredFrom } }),
  };
}

/** Provenance of a record that a hospital writes for the first time. */
export function firstProvenance(edit: Edit, at: Date) {
  return afterEdit({ values: {}, provenance: {} }, edit, edit.fields, beijingDate(at));
}
