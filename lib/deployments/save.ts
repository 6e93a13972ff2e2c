import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import type { Viewer } from "@/lib/auth/actor";
import { reopenForPlace } from "@/lib/obligations/reopen";
import { type Edit, editEntry, editedColumns, keepEdit, stepOf } from "@/lib/records/edit";
import { refreshPartitions } from "@/lib/records/partition";
import type { DeploymentRow } from "@/lib/records/tables";
import { type DeploymentValues, deploymentFields } from "./schema";

type Change = Omit<Edit, "values" | "fields"> & { values: DeploymentValues };
/** What a revision moves beside the regulated values. */
type Served = Partial<Pick<DeploymentRow, "moduleId" | "configurationId">>;

/** Saves what the hospital states of a locked deployment as the next revision. */
export async function saveDeploymentValues(
  tx: Transaction,
  row: DeploymentRow,
  { values, ...stated }: Change,
  served: Served,
  viewer: Viewer,
  at: Date,
) {
  const edit = { values, ...stated, fields: deploymentFields };
  const columns = editedColumns(row, "deployment", edit, viewer, at);
  await tx
    .update(deployments)
    .set({ ...values, ...served, ...columns })
    .where(
      and(
        eq(deployments.institutionId, row.institutionId),
        eq(deployments.id, row.id),
        eq(deployments.revision, row.revision),
      ),
    );
  const after = { values, provenance: columns.provenance };
  const version = await keepEdit(tx, "deployment", row, after, stepOf(viewer, at, stated.restoredFrom));
  return {
    result: { id: row.id, number: row.number, revision: row.revision + 1 },
    audit: [
      editEntry("deployment", row, values, deploymentFields, version),
      ...(await reopenForPlace({ tx, actor: viewer, at }, row)),
      ...(await refreshPartitions(tx, row, at)),
    ] as const,
  };
}
