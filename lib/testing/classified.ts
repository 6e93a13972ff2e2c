import type { Viewer } from "@/lib/auth/actor";
import { saveClassification } from "@/lib/classification/record-commands";
import { listUrgentObligations } from "@/lib/obligations/queries";
import { submitClassification } from "@/lib/obligations/submit-commands";
import { classificationValues } from "./classification-form";

/** Classifies an application: the whole of it is saved, a second module of it is handed in and has brought its duties about. */
export async function classifyFor(viewer: Viewer, applicationId: string) {
  const saved = await saveClassification(viewer, classificationValues(applicationId));
  const second = { ...classificationValues(applicationId), module: "second", moduleName: "随访问卷" };
  const { id } = await saveClassification(viewer, second);
  await submitClassification(viewer, { id, revision: 1 });
  const duties = await listUrgentObligations(viewer, { applicationId });
  const open = duties.find(({ duty }) => duty.takesEvidence);
  if (open === undefined) throw new Error("a classification without a duty");
  return { classificationId: saved.id, moduleVersionId: id, obligationId: open.id };
}
