import type { Answers } from "@/lib/classification/answers";
import { changed } from "./classification-cases";

/** A complete form that agrees with the record of a deployment as `deploymentValues` states it. */
export const classificationAnswers = (changes: Parameters<typeof changed>[1] = {}): Answers =>
  changed("pre-consultation-inquiry", { deployment: "on-premises", partitioned: "no", ...changes });

export const classificationValues = (
  applicationId: string,
  revision = 0,
  answers = classificationAnswers(),
) => ({
  applicationId,
  revision,
  answers,
  asOf: "2026-11-01",
});

/** Changes to it that leave an application of the office: no device anywhere, and little risk. */
export const office: Parameters<typeof changed>[1] = {
  outputRecipient: "staff",
  functions: ["admin-info"],
  declaredMedicalPurpose: "no",
  patientSpecific: "no",
  inputData: ["admin-docs"],
  outputForm: "document-draft",
  outputUsedForDxTx: "no",
  patientAdviceLevel: null,
  significance: "none",
  situation: "na",
  worstHarm: "none",
  personalDataLevel: "none",
  internetDiagnosis: "no",
  diagnosisVisibleTo: null,
};
