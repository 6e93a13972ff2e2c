import { saveClassification } from "@/lib/classification/record-commands";
import { listClassifications, readClassification } from "@/lib/classification/record-queries";
import { completeClassification, submitClassification } from "@/lib/obligations/submit-commands";
import { withdrawModule } from "@/lib/obligations/withdraw-commands";
import { classificationValues } from "./classification-form";
import { about, type GateCase, list } from "./gate-case";

/** What is kept of the classification of an application. */
export const classificationRecordCases: Record<string, GateCase> = {
  "classification/record-commands#saveClassification": about(
    "classification.save",
    "classification:edit",
    (actor, subject) => saveClassification(actor, classificationValues(subject.applicationId, 1)),
  ),
  "obligations/submit-commands#submitClassification": about(
    "classification.submit",
    "classification:edit",
    (actor, subject) => submitClassification(actor, { id: subject.classificationId, revision: 1 }),
  ),
  "obligations/submit-commands#completeClassification": about(
    "classification.complete",
    "classification:edit",
    (actor, subject) => completeClassification(actor, classificationValues(subject.applicationId, 1)),
  ),
  "obligations/withdraw-commands#withdrawModule": about(
    "classification.withdraw",
    "classification:edit",
    (actor, subject) =>
      withdrawModule(actor, { id: subject.moduleVersionId, revision: 1, reason: "该功能已停用" }),
  ),
  "classification/record-queries#listClassifications": list(
    "classification.list",
    "classification:read",
    (actor) => listClassifications(actor, { after: null, applicationId: null }),
  ),
  "classification/record-queries#readClassification": about(
    "classification.get",
    "classification:read",
    (actor, subject) => readClassification(actor, { id: subject.classificationId }),
  ),
};
