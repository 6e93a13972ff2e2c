import "server-only";
import type { Transaction } from "@/db/client";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { parseInput } from "@/lib/command/parse-input";
import type { Sourced } from "@/lib/records/claims";
import { configurationInForce } from "@/lib/records/configuration-in-force";
import { servedProvenance } from "@/lib/records/provenance";
import { isUnchanged, restoredForm } from "@/lib/records/restore";
import { assertDifferent, lockWithVersion, restoreInput } from "@/lib/records/restore-gate";
import { type DeploymentRow, sourcedOf } from "@/lib/records/tables";
import { configurationPart } from "@/lib/records/version-fields";
import type { RecordVersion } from "@/lib/records/versions";
import { configurationFields, configurationForm, configured } from "./configuration";
import { putConfiguration } from "./put-configuration";
import { saveDeploymentValues } from "./save";
import { deploymentFields, deploymentVersion } from "./schema";

/** What a deployment runs now, as an edit of its configuration would find it. */
async function runningNow(tx: Transaction, row: DeploymentRow): Promise<Sourced> {
  const served = (await configurationInForce(tx, row))?.configuration ?? null;
  const provenance = served === null ? {} : servedProvenance(served.provenance, row);
  return configured(served && { components: served.components, provenance });
}

/** What it ran then; null in a version from before the first configuration, which leaves today's as it is. */
function runningThen({ values, provenance }: RecordVersion): Sourced | null {
  const then = { values: configurationPart(values), provenance: configurationPart(provenance) };
  return Object.keys(then.values).length === 0 ? null : then;
}

/** Puts the configuration of that time in force again, as a new one; null where it is the one in force. */
async function putBack(
  tx: Transaction,
  row: DeploymentRow,
  version: RecordVersion,
  viewer: Viewer,
  at: Date,
) {
  const [now, then] = [await runningNow(tx, row), runningThen(version)];
  if (then === null || isUnchanged(now, then, configurationFields)) return null;
  const form = parseInput(configurationForm, {
    deploymentId: row.id,
    revision: row.revision,
    ...restoredForm(now, then, configurationFields),
  });
  return putConfiguration(tx, row, form, viewer, at, version.revision);
}

/** Brings an earlier version of a deployment back as its next revision, with the configuration of that time. */
export const restoreDeployment = defineViewerCommand({
  name: "deployment.restore",
  permission: "deployment:edit",
  input: restoreInput,
  run: async ({ actor, input, tx, at }) => {
    const { row, version } = await lockWithVersion<DeploymentRow>(tx, "deployment", input);
    const current = sourcedOf("deployment", row);
    const parsed = parseInput(deploymentVersion, {
      id: row.id,
      revision: row.revision,
      ...restoredForm(current, version, deploymentFields),
    });
    const { id: _id, revision: _revision, blanks, claims, ...values } = parsed;
    const put = await putBack(tx, row, version, actor, at);
    assertDifferent(put === null && isUnchanged(current, version, deploymentFields));
    const change = { values, blanks, claims, restoredFrom: version.revision };
    const served = put === null ? {} : { configurationId: put.id };
    const { result, audit } = await saveDeploymentValues(tx, row, change, served, actor, at);
    const [entry] = audit;
    return { result, audit: put === null ? [entry] : [entry, put.entry] };
  },
});
