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

type Edit = Stated & { fields: readonly string[] };

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

/** Writes down what an edit of this record said, field by field. */
export function keepEdit(
  tx: Transaction,
  kind: RecordKind,
  row: RecordRow,
  after: { values: FieldValues; provenance: Provenance },
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const { institutionId, jurisdictionCode, id } = row;
  const of = { institutionId, jurisdictionCode, kind, id, revision: row.revision + 1 };
  const before = sourcedOf(kind, row);
  return keepStatements(tx, of, before, after, viewer, at);
}

/** The trail entry of an edit: which regulated fields changed, from what to what. */
export function editEntry(
  kind: RecordKind,
  row: RecordRow,
  after: Record<string, unknown>,
  fields: readonly string[],
): AuditEntry {
  return {
    institutionId: row.institutionId,
    jurisdictionCode: row.jurisdictionCode,
    action: `${kind}.updated`,
    object: { kind, id: row.id, version: row.revision + 1 },
    diff: fieldDiff(fieldValues(kind, row) as JsonObject, after as JsonObject, fields),
  };
}

/** Provenance of a record that a hospital writes for the first time. */
export function firstProvenance(edit: Edit, at: Date) {
  return afterEdit({ values: {}, provenance: {} }, edit, edit.fields, beijingDate(at));
}
