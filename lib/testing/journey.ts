import { createApplication } from "@/lib/applications/commands";
import type { Viewer } from "@/lib/auth/actor";
import { createDeployment, saveConfiguration } from "@/lib/deployments/commands";
import { getDeployment } from "@/lib/deployments/queries";
import { confirmRecord, submitRecord, verifyRecord } from "@/lib/records/commands";
import type { Move } from "@/lib/records/moves";
import { applicationValues, configurationValues, deploymentValues } from "./forms";
import type { TestHospital } from "./portal";

/** What a person would post after pressing a button on a deployment's page: the move with the records shown. */
export async function moveInput(viewer: Viewer, deploymentId: string, move: Move) {
  const page = await getDeployment(viewer, { id: deploymentId });
  const records = page.moves.find((item) => item.move === move)?.records ?? [];
  return {
    kind: "deployment" as const,
    id: deploymentId,
    seen: records.map(({ id, revision }) => ({ id, revision })),
  };
}

/** A deployment with configuration and one application, still a draft. */
export async function draftDeployment(hospital: TestHospital, name?: string) {
  const { id, number } = await createDeployment(hospital.it, deploymentValues(name));
  await saveConfiguration(hospital.it, configurationValues(id, 1));
  const application = await createApplication(hospital.it, applicationValues(id));
  return { id, number, applicationId: application.id, applicationNumber: application.number };
}

/** The same, handed in, confirmed and verified: it stands in the public register. */
export async function publishedDeployment(hospital: TestHospital, reviewer: Viewer, name?: string) {
  const made = await draftDeployment(hospital, name);
  await submitRecord(hospital.it, await moveInput(hospital.it, made.id, "submit"));
  await confirmRecord(hospital.quality, await moveInput(hospital.quality, made.id, "confirm"));
  await verifyRecord(reviewer, await moveInput(reviewer, made.id, "verify"));
  return made;
}
