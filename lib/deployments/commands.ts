import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { configurations, deployments, modelVersions } from "@/db/schema/deployments";
import { fieldDiff } from "@/lib/audit/diff";
import type { Viewer } from "@/lib/auth/actor";
import type { JsonObject } from "@/lib/canonical";
import { beijingDate } from "@/lib/clock";
import { defineViewerCommand } from "@/lib/command/define-command";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { ownInstitution } from "@/lib/institutions/own-institution";
import { allocateNumber } from "@/lib/records/allocate";
import { writeFace } from "@/lib/records/api";
import {
  assertClaims,
  editEntry,
  editedColumns,
  firstProvenance,
  keepEdit,
  lockForEdit,
} from "@/lib/records/edit";
import { CONFIGURATION } from "@/lib/records/field-standing";
import { afterEdit, servedProvenance } from "@/lib/records/provenance";
import { keepStatements } from "@/lib/records/statements";
import { type DeploymentRow, fieldValues } from "@/lib/records/tables";
import { configurationFace } from "./api";
import {
  type ConfigurationForm,
  componentsOf,
  configurationFields,
  configurationForm,
} from "./configuration";
import { keepEndpoint, moduleNamed } from "./modules";
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
    await keepEndpoint(tx, place, id, input, at);
    return {
      result: { id, number, revision: 1 },
      audit: [
        {
          ...place,
          action: "deployment.created",
          object: { kind: "deployment", id, version: 1 },
          diff: fieldDiff({}, values, deploymentFields),
        },
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
    const {
      id,
      revision,
      moduleName: _moduleName,
      partition: _partition,
      endpoint: _endpoint,
      blanks,
      claims,
      ...values
    } = input;
    const row = await lockForEdit<DeploymentRow>(tx, "deployment", id, revision);
    const place = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
    const moduleId = await moduleNamed(tx, place, input, at);
    const edit = { values, blanks, claims, fields: deploymentFields };
    const columns = editedColumns(row, "deployment", edit, actor, at);
    await tx
      .update(deployments)
      .set({ ...values, moduleId, ...columns })
      .where(
        and(
          eq(deployments.institutionId, row.institutionId),
          eq(deployments.id, id),
          eq(deployments.revision, revision),
        ),
      );
    await keepEdit(tx, "deployment", row, { values, provenance: columns.provenance }, actor, at);
    await keepEndpoint(tx, place, id, input, at);
    return {
      result: { id, number: row.number, revision: revision + 1 },
      audit: [editEntry("deployment", row, values, deploymentFields)],
    };
  },
});

async function currentConfiguration(tx: Transaction, row: DeploymentRow) {
  const [latest] = await tx
    .select()
    .from(configurations)
    .where(and(eq(configurations.institutionId, row.institutionId), eq(configurations.deploymentId, row.id)))
    .orderBy(desc(configurations.ordinal))
    .limit(1);
  return latest;
}

async function keepModelVersion(
  tx: Transaction,
  row: DeploymentRow,
  form: ConfigurationForm,
  at: Date,
): Promise<string> {
  const id = newId();
  await tx.insert(modelVersions).values({
    institutionId: row.institutionId,
    jurisdictionCode: row.jurisdictionCode,
    id,
    family: form.modelFamily,
    name: form.modelName,
    version: form.modelVersion,
    sizeBillion: form.sizeBillion,
    isDistilled: form.isDistilled,
    distilBase: form.distilBase,
    weightsSource: form.weightsSource,
    weightsSha256: form.weightsSha256,
    licence: form.licence,
    createdAt: at,
  });
  return id;
}

/** Adds a configuration and makes it the one in force. Rows are never changed: the trail compares the two fingerprints. */
export const saveConfiguration = defineViewerCommand({
  name: "configuration.save",
  permission: "deployment:edit",
  input: configurationForm,
  api: configurationFace,
  run: async ({ actor, input, tx, at }) => {
    const row = await lockForEdit<DeploymentRow>(tx, "deployment", input.deploymentId, input.revision);
    const before = await currentConfiguration(tx, row);
    const components = componentsOf(input);
    const digest = canonicalDigest(components as JsonObject);
    const known = {
      values: before?.components ?? {},
      provenance: before ? servedProvenance(before.provenance, row) : {},
    };
    const stated = { values: components, blanks: input.blanks, claims: input.claims };
    assertClaims(known, stated);
    const provenance = afterEdit(known, stated, configurationFields, beijingDate(at));
    const id = newId();
    const ordinal = (before?.ordinal ?? 0) + 1;
    const isNewModel = before === undefined || before.digest !== digest;
    const modelVersionId = isNewModel ? await keepModelVersion(tx, row, input, at) : before.modelVersionId;
    const key = { institutionId: row.institutionId, jurisdictionCode: row.jurisdictionCode };
    await tx.insert(configurations).values({
      ...key,
      id,
      deploymentId: row.id,
      modelVersionId,
      ordinal,
      digest,
      components,
      provenance,
      createdBy: actor.userId,
      createdByName: actor.name,
      createdAt: at,
    });
    const of = { ...key, kind: "deployment" as const, id: row.id, revision: row.revision + 1 };
    const now = { values: components, provenance };
    await keepStatements(tx, { ...of, prefix: CONFIGURATION }, known, now, actor, at);
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
    return {
      result: { id, digest, deploymentId: row.id, revision: row.revision + 1 },
      audit: [
        {
          ...key,
          action: "configuration.saved",
          object: { kind: "configuration", id, version: ordinal },
          diff: fieldDiff(
            (before?.components ?? {}) as JsonObject,
            components as JsonObject,
            configurationFields,
          ),
          ...(before ? { before: before.digest } : {}),
          after: digest,
          detail: { deploymentId: row.id },
        },
      ],
    };
  },
});
