"use server";

import { revalidatePath } from "next/cache";
import { configurationSpec } from "@/components/deployments/configuration-form-spec";
import { configurationFormValues } from "@/components/deployments/configuration-form-values";
import { deploymentFormValues } from "@/components/deployments/deployment-form-values";
import type { LatestRecord } from "@/components/form/conflict";
import { currentViewer } from "@/lib/auth/viewer";
import { formOutcome } from "@/lib/command/form-action";
import type { FormOutcome } from "@/lib/command/form-outcome";
import { createDeployment, saveConfiguration, updateDeployment } from "@/lib/deployments/commands";
import { configurationFields, configured } from "@/lib/deployments/configuration";
import { getDeployment } from "@/lib/deployments/queries";
import { deploymentFields } from "@/lib/deployments/schema";
import { claimValues } from "@/lib/records/claims";
import { withoutEmptyParts } from "@/lib/records/form-values";
import { blanksOf } from "@/lib/records/provenance";
import { sourcedOf } from "@/lib/records/tables";
import { forgetDraft } from "@/lib/users/draft-answer";

export async function registerDeployment(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await createDeployment(viewer, payload);
    await forgetDraft(viewer, { form: "deployment", subject: "new" });
    revalidatePath("/", "layout");
    return { redirectTo: `/deployments/${id}` };
  });
}

export async function saveDeployment(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id } = await updateDeployment(viewer, payload);
    await forgetDraft(viewer, { form: "deployment", subject: id });
    revalidatePath("/", "layout");
    return { redirectTo: `/deployments/${id}` };
  });
}

export async function putInForce(_: FormOutcome | null, payload: unknown): Promise<FormOutcome> {
  return formOutcome(await currentViewer(), async (viewer) => {
    const { id, deploymentId } = await saveConfiguration(viewer, payload);
    await forgetDraft(viewer, { form: "configuration", subject: deploymentId });
    revalidatePath("/", "layout");
    return { redirectTo: `/deployments/${deploymentId}/configuration?saved=${id}` };
  });
}

/** The deployment as it stands now, for the comparison after somebody else was first. */
export async function latestDeployment(id: string): Promise<LatestRecord | null> {
  const viewer = await currentViewer();
  if (viewer === null) return null;
  const { row, module: infrastructure, endpoint } = await getDeployment(viewer, { id });
  const values = {
    ...deploymentFormValues(row, infrastructure, endpoint, blanksOf(row.provenance)),
    ...claimValues(sourcedOf("deployment", row), deploymentFields),
  };
  return { revision: row.revision, by: row.updatedByName, at: row.updatedAt.toISOString(), values };
}

/** The configuration in force now, at the deployment's revision: there two people who change it meet. */
export async function latestConfiguration(id: string): Promise<LatestRecord | null> {
  const viewer = await currentViewer();
  if (viewer === null) return null;
  const { row, current } = await getDeployment(viewer, { id });
  const known = current?.configuration ?? null;
  const values = {
    ...configurationFormValues(row, known, blanksOf(known?.provenance ?? {})),
    ...claimValues(configured(known), configurationFields),
  };
  return {
    revision: row.revision,
    by: row.updatedByName,
    at: row.updatedAt.toISOString(),
    values: withoutEmptyParts(configurationSpec, values),
  };
}
