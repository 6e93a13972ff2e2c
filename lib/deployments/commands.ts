import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import { fieldDiff } from "@/lib/audit/diff";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { ownInstitution } from "@/lib/institutions/own-institution";
import { allocateNumber } from "@/lib/records/allocate";
import { writeFace } from "@/lib/records/api";
import { editedColumns, firstProvenance, lockForEdit } from "@/lib/records/edit";
import { type DeploymentRow, fieldValues } from "@/lib/records/tables";
import { keepVersion } from "@/lib/records/versions";
import { configurationFace } from "./api";
import { configurationForm } from "./configuration";
import { keepEndpoint } from "./keep-endpoint";
import { moduleNamed } from "./modules";
import { putConfiguration } from "./put-configuration";
import { saveDeploymentValues } from "./save";
import { deploymentEdit, deploymentFields, deploymentForm } from "./schema";

async function placeOf(tx: Transaction, viewer: Viewer) {
  const own = await ownInstitution(tx, viewer);
  if (own === null) throw new AppError("record.not-found");
  return { institutionId: own.institutionId, jurisdictionCode: own.jurisdictionCode };
}

export const createDeployment = defineViewerCommand({
  name: "deployment.create",
  permission: "deployment:edit",
  input: deploymentForm,
  api: writeFace("POST", "/deployments"),
  run: async ({ actor, input, tx, at }) => {
    const { moduleName: _moduleName, partition: _partition, endpoint: _endpoint, blanks, ...values } = input;
    const place = await placeOf(tx, actor);
    const id = newId();
    const moduleId = await moduleNamed(tx, place, input, at);
    const number = await allocateNumber(tx, "deployment", place, id);
    const edit = { values, blanks, fields: deploymentFields };
    await tx.insert(deployments).values({
      ...place,
      ...values,
      id,
      moduleId,
      number,
      provenance: firstProvenance(edit, at),
      updatedBy: actor.userId,
      updatedByName: actor.name,
      updatedAt: at,
      createdAt: at,
    });
    const served = await keepEndpoint(tx, place, id, input, at);
    const version = await keepVersion(
      tx,
      "deployment",
      { ...place, id },
      { step: "created", viewer: actor, at },
    );
    return {
      result: { id, number, revision: 1 },
      audit: [
        {
          ...place,
          action: "deployment.created",
          object: { kind: "deployment", id, version: 1 },
          diff: fieldDiff({}, values, deploymentFields),
          after: version.digest,
        },
        ...served,
      ],
    };
  },
});

export const updateDeployment = defineViewerCommand({
  name: "deployment.update",
  permission: "deployment:edit",
  input: deploymentEdit,
  api: writeFace("PUT", "/deployments/{id}"),
  run: async ({ actor, input, tx, at }) => {
    const { id, revision, moduleName: _name, partition: _partition, endpoint: _endpoint, ...stated } = input;
    const { blanks, claims, ...values } = stated;
    const row = await lockForEdit<DeploymentRow>(tx, "deployment", id, revision);
    const place = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
    const moduleId = await moduleNamed(tx, place, input, at);
    const saved = await saveDeploymentValues(tx, row, { values, blanks, claims }, { moduleId }, actor, at);
    const served = await keepEndpoint(tx, place, id, input, at);
    return { ...saved, audit: [...saved.audit, ...served] };
  },
});

/** Adds a configuration and makes it the one in force: the deployment's next revision. */
export const saveConfiguration = defineViewerCommand({
  name: "configuration.save",
  permission: "deployment:edit",
  input: configurationForm,
  api: configurationFace,
  run: async ({ actor, input, tx, at }) => {
    const row = await lockForEdit<DeploymentRow>(tx, "deployment", input.deploymentId, input.revision);
    const { id, digest, entry } = await putConfiguration(tx, row, input, actor, at);
    const unchanged = { values: fieldValues("deployment", row), blanks: {}, fields: deploymentFields };
    const columns = editedColumns(row, "deployment", unchanged, actor, at);
    await tx
      .update(deployments)
      .set({ ...columns, provenance: row.provenance, configurationId: id })
      .where(
        and(
          eq(deployments.institutionId, row.institutionId),
          eq(deployments.id, row.id),
          eq(deployments.revision, row.revision),
        ),
      );
    const version = await keepVersion(tx, "deployment", row, { step: "configured", viewer: actor, at });
    return {
      result: { id, digest, deploymentId: row.id, revision: row.revision + 1 },
      audit: [{ ...entry, detail: { ...entry.detail, version: version.digest } }],
    };
  },
});
