import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { useCases } from "@/db/schema/reference";
import type { Viewer } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { reopenForScope } from "@/lib/obligations/reopen";
import { editEntry, editedColumns, keepEdit, lockForEdit, stepOf } from "@/lib/records/edit";
import type { ApplicationRow } from "@/lib/records/tables";
import { type applicationEdit, applicationFields } from "./schema";

export async function assertUseCase(tx: Transaction, id: string | null): Promise<void> {
  if (id === null) return;
  const known = await tx.select({ id: useCases.id }).from(useCases).where(eq(useCases.id, id));
  if (known.length === 0)
    throw new AppError("input.invalid", { fields: [{ path: "useCaseId", code: "choice" }] });
}

/** List columns are never null. */
export const lists = <
  V extends {
    departments: string[] | null;
    intendedUsers: string[] | null;
    environments: string[] | null;
    outputTypes: string[] | null;
  },
>(
  values: V,
) => ({
  ...values,
  departments: values.departments ?? [],
  intendedUsers: values.intendedUsers ?? [],
  environments: values.environments ?? [],
  outputTypes: values.outputTypes ?? [],
});

/** Saves what the hospital states of an application as the next revision. */
export async function saveApplication(
  tx: Transaction,
  { id, revision, blanks, claims, ...values }: z.output<typeof applicationEdit>,
  viewer: Viewer,
  at: Date,
  restoredFrom?: number,
) {
  const row = await lockForEdit<ApplicationRow>(tx, "application", id, revision);
  await assertUseCase(tx, values.useCaseId);
  const edit = { values, blanks, claims, restoredFrom, fields: applicationFields };
  const columns = editedColumns(row, "application", edit, viewer, at);
  await tx
    .update(applications)
    .set({ ...lists(values), ...columns })
    .where(
      and(
        eq(applications.institutionId, row.institutionId),
        eq(applications.id, id),
        eq(applications.revision, revision),
      ),
    );
  const after = { values, provenance: columns.provenance };
  const version = await keepEdit(tx, "application", row, after, stepOf(viewer, at, restoredFrom));
  const entry = editEntry("application", row, values, applicationFields, version);
  const saved = { ...row, useCaseId: values.useCaseId };
  const reopened = await reopenForScope({ tx, actor: viewer, at }, saved, Object.keys(entry.diff ?? {}));
  return {
    result: { id, number: row.number, revision: revision + 1 },
    audit: [entry, ...reopened] as const,
  };
}
