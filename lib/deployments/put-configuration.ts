import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { configurations, modelVersions } from "@/db/schema/deployments";
import { fieldDiff } from "@/lib/audit/diff";
import type { Viewer } from "@/lib/auth/actor";
import type { JsonObject } from "@/lib/canonical";
import { beijingDate } from "@/lib/clock";
import { canonicalDigest } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { assertClaims } from "@/lib/records/edit";
import { CONFIGURATION } from "@/lib/records/field-standing";
import { afterEdit, servedProvenance } from "@/lib/records/provenance";
import { keepStatements } from "@/lib/records/statements";
import type { DeploymentRow } from "@/lib/records/tables";
import { type ConfigurationForm, componentsOf, configurationFields } from "./configuration";

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

/**
 * Adds a configuration to a locked deployment, whose next revision it belongs to. Rows are never changed: the trail compares
 * the two fingerprints.
 */
export async function putConfiguration(
  tx: Transaction,
  row: DeploymentRow,
  input: ConfigurationForm,
  viewer: Viewer,
  at: Date,
  restoredFrom?: number,
) {
  const before = await currentConfiguration(tx, row);
  const components = componentsOf(input);
  const digest = canonicalDigest(components as JsonObject);
  const known = {
    values: before?.components ?? {},
    provenance: before ? servedProvenance(before.provenance, row) : {},
  };
  const stated = { values: components, blanks: input.blanks, claims: input.claims, restoredFrom };
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
    createdBy: viewer.userId,
    createdByName: viewer.name,
    createdAt: at,
  });
  const of = { ...key, kind: "deployment" as const, id: row.id, revision: row.revision + 1 };
  const now = { values: components, provenance };
  await keepStatements(tx, { ...of, prefix: CONFIGURATION }, known, now, viewer, at);
  const diff = fieldDiff(
    (before?.components ?? {}) as JsonObject,
    components as JsonObject,
    configurationFields,
  );
  const entry = {
    ...key,
    action: "configuration.saved",
    object: { kind: "configuration", id, version: ordinal },
    diff,
    ...(before ? { before: before.digest } : {}),
    after: digest,
    detail: { deploymentId: row.id, ...(restoredFrom === undefined ? {} : { restoredFrom }) },
  };
  return { id, digest, entry };
}
