import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { useCases } from "@/db/schema/reference";
import { fieldDiff } from "@/lib/audit/diff";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { allocateNumber } from "@/lib/records/allocate";
import { writeFace } from "@/lib/records/api";
import { editEntry, editedColumns, firstProvenance, keepEdit, lockForEdit } from "@/lib/records/edit";
import type { ApplicationRow } from "@/lib/records/tables";
import { applicationEdit, applicationFields, applicationForm } from "./schema";

async function assertUseCase(tx: Transaction, id: string | null): Promise<void> {
  if (id === null) return;
  const known = await tx.select({ id: useCases.id }).from(useCases).where(eq(useCases.id, id));
  if (known.length === 0)
    throw new AppError("input.invalid", { fields: [{ path: "useCaseId", code: "choice" }] });
}

const lists = <
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

export const createApplication = defineViewerCommand({
  name: "application.create",
  permission: "application:edit",
  input: applicationForm,
  api: writeFace("POST", "/deployments/{deploymentId}/applications"),
  run: async ({ actor, input, tx, at }) => {
    const { deploymentId, blanks, ...values } = input;
    const [deployment] = await tx.select().from(deployments).where(eq(deployments.id, deploymentId));
    if (deployment === undefined) throw new AppError("record.not-found");
    await assertUseCase(tx, values.useCaseId);
    const place = { institutionId: deployment.institutionId, jurisdictionCode: deployment.jurisdictionCode };
    const id = newId();
    const number = await allocateNumber(tx, "application", place, id);
    await tx.insert(applications).values({
      ...place,
      ...lists(values),
      id,
      deploymentId,
      number,
      provenance: firstProvenance({ values, blanks, fields: applicationFields }, at),
      updatedBy: actor.userId,
      updatedByName: actor.name,
      updatedAt: at,
      createdAt: at,
    });
    return {
      result: { id, number, revision: 1 },
      audit: [
        {
          ...place,
          action: "application.created",
          object: { kind: "application", id, version: 1 },
          diff: fieldDiff({}, values, applicationFields),
        },
      ],
    };
  },
});

export const updateApplication = defineViewerCommand({
  name: "application.update",
  permission: "application:edit",
  input: applicationEdit,
  api: writeFace("PUT", "/applications/{id}"),
  run: async ({ actor, input, tx, at }) => {
    const { id, revision, blanks, claims, ...values } = input;
    const row = await lockForEdit<ApplicationRow>(tx, "application", id, revision);
    await assertUseCase(tx, values.useCaseId);
    const edit = { values, blanks, claims, fields: applicationFields };
    const columns = editedColumns(row, "application", edit, actor, at);
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
    await keepEdit(tx, "application", row, { values, provenance: columns.provenance }, actor, at);
    return {
      result: { id, number: row.number, revision: revision + 1 },
      audit: [editEntry("application", row, values, applicationFields)],
    };
  },
});
